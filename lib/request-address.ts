/**
 * Why a request target can't be the address of anything here, or undefined when it is well formed: an absolute path in
 * visible ASCII of at most 4,096 characters (RFC 3986), whose escapes are UTF-8 without control characters.
 */
export function addressFault(target: string): string | undefined {
  if (target.length > LONGEST) return 'The address is too long.';
  if (!WELL_FORMED.test(target)) return 'The address has characters that no address has.';
  if (!target.includes('%')) return undefined;
  const query = target.indexOf('?');
  return fault(query < 0 ? target : target.slice(0, query));
}

const LONGEST = 4096;
const WELL_FORMED = /^\/[\x21-\x7e]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const CONTROL = /[\x00-\x1f\x7f-\x9f]/;

function fault(path: string): string | undefined {
  try {
    return CONTROL.test(decodeURIComponent(path)) ? 'The address has control characters.' : undefined;
  } catch {
    return 'The address has escapes that stand for no character.';
  }
}
