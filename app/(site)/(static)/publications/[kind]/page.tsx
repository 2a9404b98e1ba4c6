import type { Metadata } from 'next';
import { BUILD_PLACEHOLDER } from '../../build-placeholder.ts';
import { KindPage, kindMetadata } from '../../kind-page.tsx';

type Props = PageProps<'/publications/[kind]'>;

export const generateStaticParams = () => [{ kind: BUILD_PLACEHOLDER }];
export const generateMetadata = ({ params }: Props): Promise<Metadata> => kindMetadata(params);

export default function Page({ params }: Props) {
  return <KindPage params={params} />;
}
