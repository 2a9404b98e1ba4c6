import { HubHead } from '../../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/regions/[slug]/[[...page]]'>) {
  return <HubHead type="region" params={params} />;
}
