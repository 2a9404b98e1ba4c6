/** What somebody typed, understood. Nothing that can be typed is an error. */
export type SearchTerm = {
  /**
   * `word`: one word, however it is inflected. `phrase`: these words in this order. `literal`: these letters side by side,
   * whatever stands around them, because no parser tells where such words begin and end.
   */
  type: 'word' | 'phrase' | 'literal';
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
    terms.push({ type: typeOf(text, quoted !== undefined), text, excluded: minus !== undefined && minus !== '' });
  }
  return terms.slice(0, MOST_TERMS);
}

/** Whether what was typed names only what is to be left out. */
export function onlyExcludes(typed: string): boolean {
  const terms = searchTerms(typed);
  return terms.length > 0 && terms.every(({ excluded }) => excluded);
}

/** Whether a text has letters of scripts that are written without spaces between words, or with small words hung on others. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

/** How many words a term is to the database, where every two letters of an unspaced run are one. */
export function wordsIn({ text }: SearchTerm): number {
  const runs = text.match(UNSPACED_RUNS) ?? [];
  return Math.max(
    1,
    runs.reduce((sum, run) => sum + Math.max(1, [...run].length - 1), 0),
  );
}

/** Whether a text has words that only their letters tell: unspaced ones, or such with a sign in them. */
export function isLiteral(text: string): boolean {
  return isUnspaced(text) || WITH_SIGN.test(text);
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

/** Without case and accents, as the database compares words. Marks of other scripts than those with accents are letters. */
export function foldWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .toLowerCase();
}

function typeOf(text: string, quoted: boolean): SearchTerm['type'] {
  if (isLiteral(text)) return 'literal';
  return quoted || HYPHENATED.test(text) ? 'phrase' : 'word';
}

// The same scripts and words as in the functions `search_unspaced` and `search_prepared` of the migrations.
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const UNSPACED_LETTER = `[${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}ー]`;
const UNSPACED = new RegExp(UNSPACED_LETTER, 'u');
const UNSPACED_RUNS = new RegExp(`${UNSPACED_LETTER}+`, 'gu');
/** "AT&T", "C++", "C#". */
const WITH_SIGN = /\b(?:[a-z0-9]{1,3}&[a-z0-9]{1,3}\b|[a-z][a-z0-9]{0,9}\+\+|[a-z]#)(?![a-z0-9+])/i;

const HYPHENATED = /[\p{L}\p{N}][-‐‑–—_]+[\p{L}\p{N}]/u;
const TERM = /(?<![^\s"“”„])([-−–]?)(?:["“”„]([^"“”„]+)["“”„]?|([^\s"“”„]+))/gu;
