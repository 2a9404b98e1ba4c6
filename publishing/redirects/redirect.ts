/** A redirect leads an address that used to show something to where that is now, in one step. */

/** Paths that the application itself answers; nothing else may stand there. */
const RESERVED = /^\/(?:staff|internal|health|files|_next)(?:\/|$)/;

/** How redirects are kept and looked up: decoded, leading slash, no trailing slash, no query. Null when it is no path. */
export function normalizePath(path: string): string | null {
  const [bare = ''] = path.split(/[?#]/);
  if (!bare.startsWith('/') || bare.startsWith('//')) return null;
  const decoded = decode(bare);
  if (decoded === null || decoded.length > 1000 || /[\p{Cc}\\]/u.test(decoded) || !decoded.isWellFormed()) return null;
  const trimmed = decoded.replace(/\/+$/, '').normalize('NFC');
  return trimmed === '' ? null : trimmed;
}

export function isReserved(path: string): boolean {
  return RESERVED.test(path);
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
