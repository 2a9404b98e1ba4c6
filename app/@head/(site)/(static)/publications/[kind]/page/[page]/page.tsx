import { KindHead } from '../../../../../../../(site)/(static)/kind-page.tsx';

export default function Head({ params }: PageProps<'/publications/[kind]/page/[page]'>) {
  return <KindHead params={params} />;
}
