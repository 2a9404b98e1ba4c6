import { HubIndexHead } from '../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/programs/[[...index]]'>) {
  return <HubIndexHead type="program" params={params} />;
}
