import { HubPage, hubMetadata, hubParams } from '../../../hub-pages.tsx';

type Props = PageProps<'/series/[slug]/[[...page]]'>;

export const generateStaticParams = hubParams;

export const generateMetadata = ({ params }: Props) => hubMetadata('series', params);

export default function Page({ params }: Props) {
  return <HubPage type="series" params={params} />;
}
