import { HubIndexPage, hubIndexMetadata, hubIndexParams } from '../../hub-pages.tsx';

type Props = PageProps<'/series/[[...index]]'>;

export const generateStaticParams = hubIndexParams;

export const generateMetadata = ({ params }: Props) => hubIndexMetadata('series', params);

export default function Page({ params }: Props) {
  return <HubIndexPage type="series" params={params} />;
}
