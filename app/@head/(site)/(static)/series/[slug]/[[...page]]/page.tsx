import { HubHead } from '../../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/series/[slug]/[[...page]]'>) {
  return <HubHead type="series" params={params} />;
}
