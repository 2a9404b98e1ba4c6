const MOST_CHARACTERS = 120;

/** Letters and digits of any script in lower case, joined by single hyphens; NFC; what an address may end in. */
export const SLUG_PATTERN = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u;

export function isSlug(value: string): boolean {
  return value.length > 0 && value.length <= 200 && value.normalize('NFC') === value && SLUG_PATTERN.test(value);
}

/** A slug from any text: Latin accents are dropped, other scripts kept. Empty when the text has no letter or digit. */
export function slugFrom(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const cut = cutAtHyphen(plain);
  return isSlug(cut) ? cut : '';
}

function cutAtHyphen(slug: string): string {
  if (slug.length <= MOST_CHARACTERS) return slug;
  const end = slug.lastIndexOf('-', MOST_CHARACTERS);
  return end > 0 ? slug.slice(0, end) : [...slug.slice(0, MOST_CHARACTERS - 1)].join('');
}
