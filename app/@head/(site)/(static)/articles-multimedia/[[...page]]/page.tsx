import { GroupHead } from '../../../../../(site)/(static)/group-page.tsx';

export default function Head({ params }: PageProps<'/articles-multimedia/[[...page]]'>) {
  return <GroupHead group="articles" params={params} />;
}
