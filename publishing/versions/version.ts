import type { Document } from '../body/document.ts';
import { footnotesOf } from '../body/footnotes.ts';
import { inlineText } from '../body/inline.ts';
import { plainText } from '../body/text.ts';
import { rulesOf } from '../kinds.ts';
import type { PublicationContent } from '../publications/content.ts';

/** A version is a revision that readers have seen. Its number counts what was public, and nothing else, from 1. */

/** What a reader finds different in the newer of two versions, in words; empty when nothing that readers see is. */
export function changesBetween(before: PublicationContent, after: PublicationContent): string[] {
  const differs = (...parts: (keyof PublicationContent)[]) =>
    parts.some((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  return [
    ...(before.kind === after.kind ? [] : [`It was a ${rulesOf(before.kind).label}.`]),
    ...(before.title === after.title ? [] : [`The title was “${before.title}”.`]),
    ...(before.subtitle === after.subtitle ? [] : [subtitleChange(before.subtitle)]),
    ...(differs('byline') ? ['The byline changed.'] : []),
    ...(differs('summary') ? ['The summary changed.'] : []),
    ...textChanges(before.body, after.body),
    ...(differs('cover') ? ['The cover changed.'] : []),
    ...(differs('downloads') ? ['The files to download changed.'] : []),
    ...(differs('event') ? ['Time or place of the event changed.'] : []),
    ...(differs('outletId', 'originalUrl') ? ['The link to the full piece changed.'] : []),
    ...(differs('reportNumber') ? ['The number changed.'] : []),
    ...(differs('doi') ? ['The DOI changed.'] : []),
    ...(differs('hubs') ? ['Topics, regions, programs or series changed.'] : []),
    ...(differs('language') ? ['The language is named differently.'] : []),
  ];
}

function subtitleChange(before: string | null): string {
  return before === null ? 'The subtitle is new.' : `The subtitle was “${before}”.`;
}

function textChanges(before: Document, after: Document): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const passages = counted(
    difference(passagesOf(before), passagesOf(after)),
    'passage of the text',
    'passages of the text',
  );
  const notes = counted(difference(notesOf(before), notesOf(after)), 'footnote', 'footnotes');
  return passages.length + notes.length === 0
    ? ['Figures, links or emphasis in the text changed.']
    : [...passages, ...notes];
}

type Difference = { changed: number; added: number; removed: number };

function counted({ changed, added, removed }: Difference, one: string, several: string): string[] {
  const sentence = (count: number, verb: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? `${one} was` : `${several} were`} ${verb}.`];
  return [...sentence(changed, 'changed'), ...sentence(added, 'added'), ...sentence(removed, 'taken out')];
}

function passagesOf(document: Document): string[] {
  return document.content.flatMap((block) => {
    const text = plainText({ type: 'doc', content: [block] });
    return text === '' ? [] : [text];
  });
}

function notesOf(document: Document): string[] {
  return footnotesOf(document).map(({ content }) => inlineText(content));
}

/** What lies between two passages that both have is changed as far as there is something on both sides. */
function difference(before: string[], after: string[]): Difference {
  const total = { changed: 0, added: 0, removed: 0 };
  let [lastBefore, lastAfter] = [0, 0];
  for (const [inBefore, inAfter] of [...common(before, after), [before.length, after.length] as const]) {
    const removed = inBefore - lastBefore;
    const added = inAfter - lastAfter;
    const changed = Math.min(removed, added);
    total.changed += changed;
    total.removed += removed - changed;
    total.added += added - changed;
    [lastBefore, lastAfter] = [inBefore + 1, inAfter + 1];
  }
  return total;
}

/** The longest common subsequence, as pairs of places. */
function common(before: string[], after: string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      (lengths[row] as Uint16Array)[column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < before.length && column < after.length; ) {
    if (before[row] === after[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
