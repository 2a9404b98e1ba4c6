import { HubHead } from '../../../../../../(site)/(static)/hub-pages.tsx';

export default function Head({ params }: PageProps<'/programs/[slug]/[[...page]]'>) {
  return <HubHead type="program" params={params} />;
}
