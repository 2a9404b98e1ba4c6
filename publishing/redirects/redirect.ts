import { strictlyDecoded } from '../../lib/decoded.ts';
/** A redirect leads an address that used to show something to where that is now, in one step. */

/** Something of ours that has an address. A redirect to it follows it when it moves, and tells nothing of it before it is public. */
export type Owner = { publicationId: string } | { personId: string } | { organizationId: string } | { hubId: string };

/**
 * An owner, or a path at which nothing of ours stands, or an address elsewhere; and the query and fragment behind it. What a
 * path leads to and whether it leads back is a matter of paths alone.
 */
export type RedirectTarget = (Owner | { target: string }) & { suffix?: string | null };

/** Paths that the application itself answers; nothing else may stand there. */
const RESERVED = /^\/(?:staff|internal|health|files|preview|machines|front|_next)(?:\/|$)/;

/** How redirects are kept and looked up: decoded, leading slash, no trailing slash, no query. Null when it is no path. */
export function normalizePath(path: string): string | null {
  const [bare = ''] = path.split(/[?#]/);
  if (!bare.startsWith('/') || bare.startsWith('//')) return null;
  const decoded = strictlyDecoded(bare);
  if (decoded === null || decoded.length > 1000 || /[\p{Cc}\\]/u.test(decoded) || !decoded.isWellFormed()) return null;
  const trimmed = decoded.replace(/\/+$/, '').normalize('NFC');
  return trimmed === '' ? null : trimmed;
}

/** An address with the query and fragment of a redirect to it; its own, where it has some, count more. */
export function withSuffix(address: string, suffix: string | null): string {
  return suffix && !/[?#]/.test(address) ? address + suffix : address;
}

/** What stands below the page that a redirect leads to: query and fragment are of the page. */
export function below(to: string, rest: string): string {
  return `${to.replace(/\/?(?:[?#].*)?$/, '')}${rest}`;
}

export function isReserved(path: string): boolean {
  return RESERVED.test(path);
}
