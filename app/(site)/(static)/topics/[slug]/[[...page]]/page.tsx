import { HubPage, hubMetadata, hubParams } from '../../../hub-pages.tsx';

type Props = PageProps<'/topics/[slug]/[[...page]]'>;

export const generateStaticParams = hubParams;

export const generateMetadata = ({ params }: Props) => hubMetadata('topic', params);

export default function Page({ params }: Props) {
  return <HubPage type="topic" params={params} />;
}
