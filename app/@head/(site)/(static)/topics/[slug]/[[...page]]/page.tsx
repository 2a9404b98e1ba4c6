import { HubHead } from '../../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/topics/[slug]/[[...page]]'>) {
  return <HubHead type="topic" params={params} />;
}
