import type { Metadata } from 'next';
import { BUILD_PLACEHOLDER } from '../build-placeholder.ts';
import { Elsewhere } from '../elsewhere.tsx';
import { NothingHere } from '../nothing-here.tsx';
import { NOTHING_HERE } from '../page-metadata.ts';

/** Every address that no other page answers: an old one leads on, any other shows the way to what there is. */
export const metadata: Metadata = NOTHING_HERE;

export const generateStaticParams = () => [{ path: [BUILD_PLACEHOLDER] }];

export default async function Page({ params }: PageProps<'/[...path]'>) {
  const { path } = await params;
  if (path[0] === BUILD_PLACEHOLDER) return <NothingHere />;
  return <Elsewhere path={path} />;
}
