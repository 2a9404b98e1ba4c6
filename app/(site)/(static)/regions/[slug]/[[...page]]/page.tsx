import { HubPage, hubMetadata, hubParams } from '../../../hub-pages.tsx';

type Props = PageProps<'/regions/[slug]/[[...page]]'>;

export const generateStaticParams = hubParams;

export const generateMetadata = ({ params }: Props) => hubMetadata('region', params);

export default function Page({ params }: Props) {
  return <HubPage type="region" params={params} />;
}
