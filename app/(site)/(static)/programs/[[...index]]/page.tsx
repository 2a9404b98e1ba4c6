import { HubIndexPage, hubIndexMetadata, hubIndexParams } from '../../hub-pages.tsx';

type Props = PageProps<'/programs/[[...index]]'>;

export const generateStaticParams = hubIndexParams;

export const generateMetadata = ({ params }: Props) => hubIndexMetadata('program', params);

export default function Page({ params }: Props) {
  return <HubIndexPage type="program" params={params} />;
}
