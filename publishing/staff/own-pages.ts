import { env } from '../../lib/env.ts';
import { refusedFor } from '../../lib/result.ts';

/** Browsers name the origin of every post; a post without one, or from elsewhere, is not from our pages. */
export function isFromOurPages(headers: Headers): boolean {
  return headers.get('origin') === siteOrigin();
}

/** What a post from elsewhere is told. */
export function notFromOurPages() {
  return refusedFor(
    '',
    `This was not sent from a page at ${siteOrigin()}. Open the page at that address and repeat it.`,
  );
}

export function siteOrigin(): string {
  return new URL(env().SITE_URL).origin;
}
