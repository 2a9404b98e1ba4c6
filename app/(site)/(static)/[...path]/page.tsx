import type { Metadata, Route } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getRedirect } from '../../../../publishing/redirects/published.ts';
import { BUILD_PLACEHOLDER } from '../build-placeholder.ts';
import { sendToLowerCase } from '../found.ts';
import { NothingHere } from '../nothing-here.tsx';
import { NOTHING_HERE } from '../page-metadata.ts';

/** Every address that no other page answers: an old one leads on, any other shows the way to what there is. */
export const metadata: Metadata = NOTHING_HERE;

export const generateStaticParams = () => [{ path: [BUILD_PLACEHOLDER] }];

export default async function Page({ params }: PageProps<'/[...path]'>) {
  const { path } = await params;
  if (path[0] === BUILD_PLACEHOLDER) return <NothingHere />;
  const address = `/${path.join('/')}`;
  const to = await getRedirect(address);
  if (to) permanentRedirect(to as Route);
  if (SECTION.test(address)) await sendToLowerCase(address);
  const lower = await getRedirect(address.toLowerCase());
  if (lower) permanentRedirect(lower as Route);
  return <NothingHere />;
}

/** Only what could be an address of ours is tried in lower case. */
const SECTION =
  /^\/(publications|reports|articles-multimedia|people|organizations|topics|regions|programs|series)(\/|$)/i;
