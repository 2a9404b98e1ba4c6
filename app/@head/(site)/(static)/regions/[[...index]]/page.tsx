import { HubIndexHead } from '../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/regions/[[...index]]'>) {
  return <HubIndexHead type="region" params={params} />;
}
