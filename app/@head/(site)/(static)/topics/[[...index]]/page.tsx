import { HubIndexHead } from '../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/topics/[[...index]]'>) {
  return <HubIndexHead type="topic" params={params} />;
}
