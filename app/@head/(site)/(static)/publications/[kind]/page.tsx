import { KindHead } from '../../../../../(site)/(static)/kind-page.tsx';

export default function Head({ params }: PageProps<'/publications/[kind]'>) {
  return <KindHead params={params} />;
}
