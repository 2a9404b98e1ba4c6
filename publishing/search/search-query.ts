/** What somebody typed, understood. Nothing that can be typed is an error. */
export type SearchTerm = {
  /** `word`: one word, however it is inflected. `phrase`: these words in this order. */
  type: 'word' | 'phrase';
  text: string;
  /** Written with a minus sign: what has it is left out. */
  excluded: boolean;
};

const MOST_TERMS = 12;
const MOST_CHARACTERS = 200;

/** Words, "phrases in quotes" and -exclusions of a search, at most twelve. A word with a hyphen is a phrase of its parts as well. */
export function searchTerms(typed: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, minus, quoted, plain] of searchText(typed).matchAll(TERM)) {
    const text = (quoted ?? plain ?? '').replace(/["“”„]/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(text)) continue;
    const type = quoted !== undefined || HYPHENATED.test(text) ? 'phrase' : 'word';
    terms.push({ type, text, excluded: minus !== undefined && minus !== '' });
  }
  return terms.slice(0, MOST_TERMS);
}

/** What was typed as one tidy line of at most 200 characters: what the page shows and the address holds. */
export function searchText(typed: string): string {
  return [
    ...typed
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .trim();
}

/** The form in which searches are counted and pinned: case, accents, order of typing kept out where they don't matter. */
export function searchKey(typed: string): string {
  return foldWord(searchText(typed));
}

/** Without case and accents, as the database compares words. */
export function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}

const HYPHENATED = /[\p{L}\p{N}][-‐‑–—_]+[\p{L}\p{N}]/u;
const TERM = /(?<![^\s"“”„])([-−–]?)(?:["“”„]([^"“”„]+)["“”„]?|([^\s"“”„]+))/gu;
