import { GroupPage, groupMetadata, groupParams } from '../../group-page.tsx';

type Props = PageProps<'/reports/[[...page]]'>;

export const generateStaticParams = groupParams;

export const generateMetadata = ({ params }: Props) => groupMetadata('reports', params);

export default function Page({ params }: Props) {
  return <GroupPage group="reports" params={params} />;
}
