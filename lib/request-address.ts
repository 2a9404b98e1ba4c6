/**
 * Why a request target can't be the address of anything here, or undefined when it is well formed: an absolute path in
 * visible ASCII without backslashes, of at most 4,096 characters (RFC 3986), whose escapes are UTF-8 without control characters.
 */
export function addressFault(target: string): string | undefined {
  if (target.length > LONGEST) return 'The address is too long.';
  if (!WELL_FORMED.test(target)) return 'The address has characters that no address has.';
  const [path = ''] = target.split('?', 1);
  if (DOT_SEGMENT.test(path)) return 'The address climbs out of where it is.';
  return path.includes('%') ? fault(path) : undefined;
}

const LONGEST = 4096;
/** Browsers resolve these before they ask (RFC 3986, 5.2.4); who sends them is looking for something else. */
const DOT_SEGMENT = /\/(\.|%2e){1,2}(\/|$)/i;
const WELL_FORMED = /^\/[\x21-\x5b\x5d-\x7e]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029]/;

function fault(path: string): string | undefined {
  try {
    return CONTROL.test(decodeURIComponent(path)) ? 'The address has control characters.' : undefined;
  } catch {
    return 'The address has escapes that stand for no character.';
  }
}
