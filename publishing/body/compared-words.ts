import { difference, type Stretch } from '../../lib/difference.ts';
import type { DocumentNode, Inline, Mark } from './document.ts';

/** A piece of running text: in both, only in the earlier, only in the later, or the same words set otherwise (`marks` says how). */
export type Run = { what: Stretch['what']; text: string; marks?: string };

/** A word, a sign or white space, and how it is set. */
export type Token = { text: string; marks: string };

/** Words of one line of text that went and came. */
export function compareText(before: string, after: string): Run[] {
  return runsBetween(tokensOf(before, ''), tokensOf(after, ''));
}

/** One value and what stands in its place. */
export function replaced(was: string, now: string): Run[] {
  return [
    ...(was ? [{ what: 'deleted' as const, text: was }] : []),
    ...(now ? [{ what: 'inserted' as const, text: now }] : []),
  ];
}

/** The words of a node that has words of its own; footnotes stand in them in brackets. */
export function wordsOf(node: DocumentNode): Token[] {
  const content = 'content' in node && node.content ? (node.content as Inline[]) : [];
  return content.flatMap((item): Token[] => {
    if (item.type === 'text') return tokensOf(item.text, marksOf(item.marks));
    if (item.type === 'hardBreak') return [{ text: '\n', marks: '' }];
    const note = item.content.flatMap((part) =>
      part.type === 'text' ? tokensOf(part.text, marksOf(part.marks)) : [{ text: '\n', marks: '' }],
    );
    return [{ text: ' [Note: ', marks: '' }, ...note, { text: ']', marks: '' }];
  });
}

const TOKEN =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+|[.,]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu;

function tokensOf(text: string, marks: string): Token[] {
  return (text.match(TOKEN) ?? []).map((token) => ({ text: token, marks }));
}

const MARK_NAMES: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'bold',
  italic: 'italic',
  strike: 'struck through',
  code: 'code',
  superscript: 'raised',
  subscript: 'lowered',
};

function marksOf(marks: readonly Mark[] = []): string {
  return marks
    .map((mark) =>
      mark.type === 'link'
        ? `link to ${mark.attrs.href}${mark.attrs.title ? ` (${mark.attrs.title})` : ''}`
        : MARK_NAMES[mark.type],
    )
    .join(', ');
}

export function textOf(tokens: Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** From words to words; what only white space parts is joined. */
export function runsBetween(before: Token[], after: Token[]): Run[] {
  const stretches = difference(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  const runs = stretches.flatMap(({ what, from, to, at, end }): Run[] => {
    if (what === 'deleted') return [{ what, text: textOf(before.slice(from, to)) }];
    if (what === 'inserted') return [{ what, text: textOf(after.slice(at, end)) }];
    return sameRuns(before.slice(from, to), after.slice(at, end));
  });
  return readable(runs);
}

/** The same words, parted where they are set otherwise than before. */
function sameRuns(before: Token[], after: Token[]): Run[] {
  const runs: Run[] = [];
  for (const [index, { text, marks }] of after.entries()) {
    const was = before[index]?.marks ?? '';
    const change = was === marks ? undefined : `was ${was || 'plain'}, is ${marks || 'plain'}`;
    const last = runs.at(-1);
    if (last && last.marks === change) last.text += text;
    else runs.push({ what: 'same', text, ...(change ? { marks: change } : {}) });
  }
  return runs;
}

/** Joins changes that only white space parts: whole phrases go and come, not every other word. */
function readable(runs: Run[]): Run[] {
  const joined: Run[] = [];
  let change = { deleted: '', inserted: '' };
  const close = () => {
    joined.push(...replaced(change.deleted, change.inserted));
    change = { deleted: '', inserted: '' };
  };
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1];
    const open = change.deleted !== '' || change.inserted !== '';
    if (run.what !== 'same') change[run.what] += run.text;
    else if (open && next && next.what !== 'same' && !run.marks && /^\s+$/.test(run.text)) {
      change.deleted += run.text;
      change.inserted += run.text;
    } else {
      close();
      joined.push(run);
    }
  }
  close();
  return joined;
}
