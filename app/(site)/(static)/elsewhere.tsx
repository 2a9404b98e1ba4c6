import type { Route } from 'next';
import { permanentRedirect } from 'next/navigation';
import { getRedirect } from '../../../publishing/redirects/published.ts';
import { sendToLowerCase } from './found.ts';
import { NothingHere } from './nothing-here.tsx';

/** An address that no page answers: an old one leads on, any other shows the way to what there is. */
export async function Elsewhere({ path }: { path: string[] }) {
  const address = `/${path.join('/')}`;
  const to = await getRedirect(address);
  if (to) permanentRedirect(to as Route);
  await sendToLowerCase(address);
  return <NothingHere />;
}
