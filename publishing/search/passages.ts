import type { TextRun } from './views.ts';

/** Texts in which the database marked the matches: a hit is between U+E000 and U+E001, passages are parted by U+E002. */

export const HIT = '\uE000';
export const HIT_END = '\uE001';
export const PASSAGE_END = '\uE002';

/** The passages that have a match, as runs; what a text says twice, as in its summary, only once. */
export function passagesOf(marked: string): TextRun[][] {
  const passages = marked.split(PASSAGE_END).map((passage) => passage.replace(/\s+/g, ' ').trim());
  return passages
    .filter(
      (passage, index) => passage.includes(HIT) && !passages.slice(0, index).some((said) => said.includes(passage)),
    )
    .map(runsOf);
}

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
