import type { Document, InnerBlock, ListItem } from './document.ts';
import { textNode } from './inline.ts';

type Line = { indent: number; sign: 'bullet' | number; text: string; written: string };
type Item = { line: Line; below: Line[] };

const BULLET = /^(\s*)[-*+•·‣◦▪]\s+(\S.*)$/u;
const NUMBERED = /^(\s*)(\d{1,4})[.)]\s+(\S.*)$/;

/**
 * The document that text without form says when some of its lines are lists, as people type them; null when none are. Two items
 * at least make a list, and numbers must count up: a single line may begin so for other reasons.
 */
export function documentFromListedText(text: string): Document | null {
  const blocks: InnerBlock[] = [];
  let lines: Line[] = [];
  const end = () => {
    blocks.push(...blocksOf(lines, 0));
    lines = [];
  };
  for (const written of text.split(/\r\n?|\n/)) {
    const line = lineOf(written);
    const last = lines.at(-1);
    if (line) lines.push(line);
    else if (written.trim() === '') continue;
    else if (last && /^\s/.test(written)) Object.assign(last, joined(last, written.trim()));
    else {
      end();
      blocks.push(paragraphOf(written.trim()));
    }
  }
  end();
  return blocks.some(({ type }) => type !== 'paragraph') ? { type: 'doc', content: blocks } : null;
}

function lineOf(written: string): Line | null {
  const [, bulletIndent = '', bulleted] = BULLET.exec(written) ?? [];
  if (bulleted)
    return { indent: widthOf(bulletIndent), sign: 'bullet', text: bulleted.trim(), written: written.trim() };
  const [, indent = '', number, numbered] = NUMBERED.exec(written) ?? [];
  if (!numbered) return null;
  return { indent: widthOf(indent), sign: Number(number), text: numbered.trim(), written: written.trim() };
}

/** A line that goes on: it stands under the words of the item, not under its sign. */
function joined(line: Line, more: string): Pick<Line, 'text' | 'written'> {
  return { text: `${line.text} ${more}`, written: `${line.written} ${more}` };
}

function widthOf(indent: string): number {
  return indent.replaceAll('\t', '    ').length;
}

const DEEPEST = 5;

function blocksOf(lines: Line[], depth: number): InnerBlock[] {
  return listsOf(itemsOf(lines, depth)).flatMap((items): InnerBlock[] => {
    const [first] = items;
    if (!first) return [];
    if (depth === 0 && items.length === 1 && first.below.length === 0) return [paragraphOf(first.line.written)];
    const content = items.map(({ line, below }): ListItem => {
      const inside = blocksOf(below, depth + 1);
      return { type: 'listItem', content: [paragraphOf(line.text), ...inside] };
    });
    const { sign } = first.line;
    if (sign === 'bullet') return [{ type: 'bulletList', content }];
    return [sign === 1 ? { type: 'orderedList', content } : { type: 'orderedList', attrs: { start: sign }, content }];
  });
}

/** Lines that are further in belong to the item above them. */
function itemsOf(lines: Line[], depth: number): Item[] {
  const items: Item[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (last && depth < DEEPEST && line.indent >= last.line.indent + 2) last.below.push(line);
    else items.push({ line, below: [] });
  }
  return items;
}

/** Items parted into lists: of one kind of sign, and numbers that count up, or are all 1 as some write them. */
function listsOf(items: Item[]): Item[][] {
  const lists: Item[][] = [];
  for (const item of items) {
    const list = lists.at(-1);
    const [before, sign] = [list?.at(-1)?.line.sign, item.line.sign];
    const goesOn =
      typeof sign === 'number' ? sign === Number(before) + 1 || (sign === 1 && before === 1) : before === sign;
    if (list && goesOn) list.push(item);
    else lists.push([item]);
  }
  return lists;
}

function paragraphOf(text: string): InnerBlock {
  return { type: 'paragraph', content: [textNode(text)] };
}
