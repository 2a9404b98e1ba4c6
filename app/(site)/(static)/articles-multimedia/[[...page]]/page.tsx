import { GroupPage, groupMetadata, groupParams } from '../../group-page.tsx';

type Props = PageProps<'/articles-multimedia/[[...page]]'>;

export const generateStaticParams = groupParams;

export const generateMetadata = ({ params }: Props) => groupMetadata('articles', params);

export default function Page({ params }: Props) {
  return <GroupPage group="articles" params={params} />;
}
