import { isProse } from '../body/block-labels.ts';
import type { Run } from '../body/compared-words.ts';
import { type ComparedNode, compareDocuments } from '../body/comparison.ts';
import type { Document } from '../body/document.ts';
import type { VersionChange } from './version.ts';

/** Passages that are told of one by one. */
const MOST = 40;
/** Pieces, words and spaces, around a change that are repeated, and of what went or came that are told. */
const AROUND = 12;
const LONGEST = 80;

/** Where a text is different, passage by passage, each with its words as far as they tell; `more` are not told of. */
export function textChanges(before: Document, after: Document): { changes: VersionChange[]; more: number } {
  if (JSON.stringify(before) === JSON.stringify(after)) return { changes: [], more: 0 };
  const changes: VersionChange[] = [];
  let section: string | null = null;
  for (const node of compareDocuments(before, after)) {
    if (node.type === 'heading' && node.what !== 'removed') section = laterWords(node.runs);
    changes.push(...changesOf(node, node.type === 'heading' ? null : section));
  }
  return { changes: changes.slice(0, MOST), more: Math.max(0, changes.length - MOST) };
}

function changesOf(node: ComparedNode, section: string | null): VersionChange[] {
  const where = section === null || section === '' ? '' : `In “${section}”, `;
  const tell = (verb: string, runs: Run[]) => [{ what: capitalized(`${where}${nounOf(node)} ${verb}`), runs }];
  if (node.moved === 'away') return [];
  const moved = node.moved === 'here';
  switch (node.what) {
    case 'same':
      return moved ? tell('moved here', shortened(wordsOf(node))) : [];
    case 'removed':
      return tell('taken out', shortened(wordsOf(node)));
    case 'added':
      return tell('added', shortened(wordsOf(node)));
    case 'changed': {
      const words = differing(node).flatMap((part) => [
        ...shortened(part.runs),
        ...part.attributes.filter(({ label }) => isProse(label)).flatMap(({ runs }) => shortened(runs)),
      ]);
      if (words.some(({ what }) => what !== 'same')) return tell(moved ? 'moved here and changed' : 'changed', words);
      return tell(node.type === 'figure' || node.type === 'media' ? 'replaced' : 'set differently', []);
    }
  }
}

/** The smallest parts that are different, in reading order. */
function differing(node: ComparedNode): ComparedNode[] {
  if (node.what === 'same') return [];
  return node.children.length === 0 ? [node] : [...own(node), ...node.children.flatMap(differing)];
}

function own(node: ComparedNode): ComparedNode[] {
  return node.attributes.length > 0 ? [{ ...node, children: [] }] : [];
}

/** All words of a block, a space between its parts. */
function wordsOf(node: ComparedNode): Run[] {
  const told = node.attributes.filter(({ label }) => isProse(label)).flatMap(({ runs }) => runs);
  const parts = [node.runs, told, ...node.children.map(wordsOf)].filter((runs) => runs.length > 0);
  return parts.flatMap((runs, index) => (index === 0 ? runs : [{ ...(runs[0] as Run), text: ' ' }, ...runs]));
}

/** Of what stayed the nearest words, of what went or came the first. */
function shortened(runs: Run[]): Run[] {
  const joined: Run[] = [];
  for (const { what, text } of runs) {
    const last = joined.at(-1);
    if (last?.what === what) last.text += text;
    else joined.push({ what, text });
  }
  if (joined.every(({ what }) => what === 'same')) return joined.map((run) => ({ ...run, text: beginning(run.text) }));
  return joined.map((run, index) => {
    if (run.what !== 'same') return { ...run, text: beginning(run.text) };
    const ends = { afterChange: index > 0, beforeChange: index < joined.length - 1 };
    return { ...run, text: nearest(run.text, ends) };
  });
}

function beginning(text: string): string {
  const pieces = piecesOf(text);
  return pieces.length <= LONGEST ? text : `${pieces.slice(0, LONGEST).join('').trimEnd()} …`;
}

/** The words that follow a change, and those before the next one. */
function nearest(text: string, ends: { afterChange: boolean; beforeChange: boolean }): string {
  const pieces = piecesOf(text);
  const [head, tail] = [ends.afterChange ? AROUND : 0, ends.beforeChange ? AROUND : 0];
  if (pieces.length <= head + tail + 1) return text;
  const start = head === 0 ? '' : `${pieces.slice(0, head).join('').trimEnd()} `;
  return `${start}…${tail === 0 ? '' : ` ${pieces.slice(-tail).join('').trimStart()}`}`;
}

/** Words, the spaces between them, and letters of scripts without spaces one by one. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    ) ?? []
  );
}

/** What a passage says in the newer version. */
function laterWords(runs: Run[]): string {
  return runs
    .filter(({ what }) => what !== 'deleted')
    .map(({ text }) => text)
    .join('')
    .replace(/\s*\[Note: .*?\]/g, '')
    .trim();
}

/** "paragraph", "heading", "bulleted list". */
function nounOf({ type, label }: ComparedNode): string {
  return type === 'heading' ? 'heading' : label.toLowerCase();
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
