import { HubIndexHead } from '../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/series/[[...index]]'>) {
  return <HubIndexHead type="series" params={params} />;
}
