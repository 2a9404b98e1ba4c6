import { attemptsSpent, countAttempt } from '../staff/limits.ts';
import { findOpenLink } from './queries.ts';

/** How a visit under a preview link is answered before anything of it is shown. */
export type Visit = { open: true } | { open: false; status: 404 | 429; title: string; sentence: string };

const OVER: Visit = {
  open: false,
  status: 404,
  title: 'This preview is over',
  sentence: 'The link has expired, was taken back, or what it showed has been released. Ask whoever sent it to you.',
};
const TOO_MANY: Visit = {
  open: false,
  status: 429,
  title: 'Too many tries',
  sentence: 'From your address too many links were tried that lead nowhere. Wait a quarter of an hour.',
};

/** Lets in who has an open link. All that is not one is answered alike, and counted for the address it is tried from. */
export async function judgeVisit(token: string, address: string): Promise<Visit> {
  if (await attemptsSpent('preview', { address })) {
    await countAttempt('preview', { address });
    return TOO_MANY;
  }
  if (await findOpenLink(token)) return { open: true };
  await countAttempt('preview', { address });
  return OVER;
}
