import { HubIndexPage, hubIndexMetadata, hubIndexParams } from '../../hub-pages.tsx';

type Props = PageProps<'/regions/[[...index]]'>;

export const generateStaticParams = hubIndexParams;

export const generateMetadata = ({ params }: Props) => hubIndexMetadata('region', params);

export default function Page({ params }: Props) {
  return <HubIndexPage type="region" params={params} />;
}
