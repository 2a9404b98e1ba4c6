import { HubIndexPage, hubIndexMetadata, hubIndexParams } from '../../hub-pages.tsx';

type Props = PageProps<'/topics/[[...index]]'>;

export const generateStaticParams = hubIndexParams;

export const generateMetadata = ({ params }: Props) => hubIndexMetadata('topic', params);

export default function Page({ params }: Props) {
  return <HubIndexPage type="topic" params={params} />;
}
