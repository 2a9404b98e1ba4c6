import type { Document, DocumentNode } from './document.ts';
import { footnotesOf } from './footnotes.ts';
import { inlineText, textNode } from './inline.ts';

const WORDS_A_MINUTE = 230;

/** The running text of a document, blocks parted by blank lines. Without footnotes, credits and embeds. */
export function plainText(document: Document): string {
  return document.content.flatMap(linesOf).join('\n\n');
}

/** The running text with its footnotes: a number in brackets where each is called, and all of them at the end under theirs. */
export function textWithNotes(document: Document): string {
  const notes = footnotesOf(document);
  const numbers = new Map<DocumentNode, number>(notes.map((note, index) => [note, index + 1]));
  const text = plainText(withNumbers(document, numbers) as Document);
  const written = notes.map(({ content }, index) => `[${index + 1}] ${inlineText(content)}`);
  return [text, ...written].filter(Boolean).join('\n\n');
}

function withNumbers(node: DocumentNode, numbers: Map<DocumentNode, number>): DocumentNode {
  if (node.type === 'footnote') return textNode(`[${numbers.get(node)}]`);
  if (!('content' in node) || !node.content) return node;
  const content = (node.content as DocumentNode[]).map((child) => withNumbers(child, numbers));
  return { ...node, content } as DocumentNode;
}

/** The running text without headings, captions, tables and code: what an excerpt is taken from. */
export function proseText(document: Document): string {
  return document.content
    .flatMap((block) => (block.type === 'paragraph' || block.type === 'blockquote' ? linesOf(block) : []))
    .join(' ');
}

/** How many words a reader would count. In scripts without spaces every sign counts as one. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Whole minutes that reading so many words takes, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/**
 * At most `maxCharacters` characters of a text, counted as readers see them (an emoji of several parts is one). A longer text
 * is cut after a word and ends with "…"; a first word that is itself too long is cut within. White space becomes single spaces.
 */
export function excerpt(text: string, maxCharacters: number): string {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole.length <= maxCharacters) return whole;
  const end = lengthOfCharacters(whole, maxCharacters);
  if (end === whole.length) return whole;
  const room = lengthOfCharacters(whole, maxCharacters - 1);
  const space = whole[room] === ' ' ? room : whole.lastIndexOf(' ', room);
  const kept = whole.slice(0, space > 0 ? space : room).trimEnd();
  return `${kept.replace(/[\s,;:.–—-]+$/u, '') || kept}…`;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.,&/-](?=[\p{L}\p{N}]))*/gu;
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How long the first `count` characters are in code units. */
function lengthOfCharacters(text: string, count: number): number {
  let seen = 0;
  for (const { index } of characters.segment(text)) {
    if (seen === count) return index;
    seen += 1;
  }
  return text.length;
}

function linesOf(node: DocumentNode): string[] {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'pullQuote':
    case 'figure':
      return lines(inlineText(node.content));
    case 'codeBlock':
      return lines((node.content ?? []).map(({ text }) => text).join(''));
    case 'tableRow':
      return lines(node.content.map((cell) => linesOf(cell).join(' ')).join(' | '));
    case 'table':
      return [...lines(node.attrs?.caption ?? ''), node.content.flatMap(linesOf).join('\n')];
    case 'embed':
      return lines(node.attrs.title);
    case 'callout':
      return [...lines(node.attrs.title ?? ''), ...node.content.flatMap(linesOf)];
    case 'media':
      return [...lines(node.attrs.title), ...(node.content ?? []).flatMap(linesOf)];
    case 'text':
    case 'hardBreak':
    case 'footnote':
    case 'horizontalRule':
      return [];
    default:
      return (node.content as DocumentNode[]).flatMap(linesOf);
  }
}

function lines(text: string): string[] {
  return text.trim() === '' ? [] : [text];
}
