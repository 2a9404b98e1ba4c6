import type { TextRun } from './views.ts';

/** Texts in which the database marked the matches: a hit is between U+E000 and U+E001, passages are parted by U+E002. */

export const HIT = '\uE000';
export const HIT_END = '\uE001';
export const PASSAGE_END = '\uE002';

/** The first passages that have a match, as runs; what a text says twice, as in its summary, only once. */
export function passagesOf(marked: string): TextRun[][] {
  const passages = marked.split(PASSAGE_END).map((passage) => passage.replace(/\s+/g, ' ').trim());
  return passages
    .filter(
      (passage, index) => passage.includes(HIT) && !passages.slice(0, index).some((said) => said.includes(passage)),
    )
    .slice(0, MOST_PASSAGES)
    .map(runsOf);
}

/** Also marks what the database's parser can't tell from the letters around it: as one, where it marked only parts of it. */
export function withLiterals(marked: string, literals: string[]): string {
  if (literals.length === 0) return marked;
  const anyMark = `[${HIT}${HIT_END}]`;
  const longestFirst = [...literals].sort((a, b) => b.length - a.length);
  const either = longestFirst.map((literal) => [...literal].map((letter) => RegExp.escape(letter)).join(`${anyMark}*`));
  const places = new RegExp(`${HIT}?(${either.join('|')})${HIT_END}?|${HIT}[^${HIT_END}]*${HIT_END}`, 'giu');
  return marked.replace(places, (text, literal?: string) =>
    literal === undefined ? text : HIT + literal.replace(new RegExp(anyMark, 'g'), '') + HIT_END,
  );
}

const MOST_PASSAGES = 2;

export function runsOf(marked: string): TextRun[] {
  return marked.split(HIT).flatMap((part, index) => {
    const [hit = '', ...rest] = part.split(HIT_END);
    if (index === 0 || rest.length === 0) return run(part, false);
    return [...run(hit, true), ...run(rest.join(''), false)];
  });
}

function run(text: string, hit: boolean): TextRun[] {
  return text === '' ? [] : [{ text, hit }];
}
