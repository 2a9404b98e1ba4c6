/**
 * The letters of everyday Chinese, Japanese and Korean, by the national standards that list them: GB 2312 for simplified Chinese and
 * level 1 of Big5 for traditional, level 1 of JIS X 0208 with the syllables of Japanese, the syllables of KS X 1001. Rarer ones
 * of Japanese are in the Chinese list.
 */

const SIGNS = table('gb2312', 0xa1, 0xa3) + table('euc-jp', 0xa1, 0xa3);

export const EVERYDAY_CHINESE = table('gb2312', 0xb0, 0xf7) + table('big5', 0xa4, 0xc6, 0x40) + SIGNS;
export const EVERYDAY_JAPANESE = table('euc-jp', 0xa4, 0xa5) + table('euc-jp', 0xb0, 0xcf) + SIGNS;
export const EVERYDAY_KOREAN = table('euc-kr', 0xb0, 0xc8);

/** What the codes of two bytes stand for whose first byte lies between these; its second is `from` at least. */
function table(encoding: string, first: number, last: number, from = 0xa1): string {
  const decoder = new TextDecoder(encoding);
  let letters = '';
  for (let lead = first; lead <= last; lead += 1)
    for (let trail = from; trail <= 0xfe; trail += 1) {
      const [letter = '', ...more] = decoder.decode(Uint8Array.of(lead, trail));
      if (more.length === 0 && letter !== '\ufffd') letters += letter;
    }
  return letters;
}
