import { GroupHead } from '../../../../../(site)/(static)/group-page.tsx';

export default function Head({ params }: PageProps<'/reports/[[...page]]'>) {
  return <GroupHead group="reports" params={params} />;
}
