import { HubPage, hubMetadata, hubParams } from '../../../hub-pages.tsx';

type Props = PageProps<'/programs/[slug]/[[...page]]'>;

export const generateStaticParams = hubParams;

export const generateMetadata = ({ params }: Props) => hubMetadata('program', params);

export default function Page({ params }: Props) {
  return <HubPage type="program" params={params} />;
}
