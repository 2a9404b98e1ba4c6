import { decoded } from '../../lib/decoded.ts';
import type { Document, DocumentNode, Inline, Mark, Text } from '../body/document.ts';
import { safeHref } from '../body/href.ts';
import { textNode, tidyInline, withMark } from '../body/inline.ts';
import { REFERENCE } from './shortcode-html.ts';

/** What was found of Markdown in the words of a document: what could be read, what said nothing and was taken out, and links that nobody can read, left as they stand. */
export type Leftovers = { mended: string[]; dropped: string[]; left: string[] };

/**
 * Reads the links and emphases that stand as Markdown among the words of a document: in HTML, where Markdown reads none, or
 * written against its rules (a space before the address, one after the asterisks). Signs that belong to nothing are taken
 * out. Changes the document.
 */
export function readLeftovers(document: Document, resolveLink: (href: string) => string | null): Leftovers {
  const found: Leftovers = { mended: [], dropped: [], left: [] };
  visit(document);
  return found;

  function visit(node: DocumentNode): void {
    if (!('content' in node) || !node.content || node.type === 'codeBlock') return;
    const content: DocumentNode[] = node.content;
    if (content.some((child) => child.type === 'text' && SIGN.test(child.text))) {
      node.content = tidyInline(linksAroundLinks(content as Inline[]).flatMap(read)) as typeof node.content;
    }
    for (const child of node.content as DocumentNode[]) visit(child);
    const kept = (node.content as DocumentNode[]).filter((child) => !isEmptied(child));
    if (kept.length > 0 || node.type === 'doc') node.content = kept as typeof node.content;
  }

  /** "[words](" before an address that became a link by itself: the words are the link. */
  function linksAroundLinks(items: Inline[]): Inline[] {
    const result = [...items];
    for (let at = 0; at + 2 < result.length; at += 1) {
      const [before, link, after] = result.slice(at, at + 3);
      if (before?.type !== 'text' || link?.type !== 'text' || after?.type !== 'text') continue;
      const opened = /\[([^\][]{1,500})\]\s?\((?:mailto:)?\s*$/.exec(before.text);
      const closed = /^(\?[^)]{0,200})?\s*(?:["“][^"”]*["”])?\s*\)/.exec(after.text);
      const mark = link.marks?.find(({ type }) => type === 'link');
      if (!opened || !closed || mark?.type !== 'link') continue;
      const href = safeHref(mark.attrs.href + (closed[1] ?? '').replace(/\s/g, '%20'));
      found.mended.push(`${opened[0]}${link.text}${closed[0]}`);
      result.splice(
        at,
        3,
        textNode(before.text.slice(0, opened.index), before.marks),
        textNode(
          opened[1] ?? '',
          href === null ? before.marks : withMark(before.marks ?? [], { type: 'link', attrs: { href } }),
        ),
        textNode(after.text.slice(closed[0].length), after.marks),
      );
    }
    return result.filter((item) => item.type !== 'text' || item.text !== '');
  }

  function read(item: Inline): Inline[] {
    if (item.type !== 'text' || item.marks?.some(({ type }) => type === 'code')) return [item];
    const nodes = readText(item.text, item.marks ?? []);
    if (nodes.map(({ text }) => text).join('') !== item.text) found.mended.push(item.text);
    found.left.push(...nodes.flatMap(({ text }) => (/\]\s?\(/.test(text) ? [text] : [])));
    return nodes.flatMap((node) => {
      const text = node.text.replace(SAYS_NOTHING, '');
      if (text === node.text) return [node];
      found.dropped.push(node.text);
      return text === '' ? [] : [{ ...node, text }];
    });
  }

  function readText(text: string, marks: readonly Mark[]): Text[] {
    const nodes: Text[] = [];
    let at = 0;
    const upTo = (end: number) => {
      if (end > at) nodes.push(textNode(text.slice(at, end), marks));
    };
    for (const match of text.matchAll(WRITTEN)) {
      const { label, address } = match.groups ?? {};
      upTo(match.index);
      at = match.index + match[0].length;
      if (label !== undefined) nodes.push(...readText(label, linked(marks, address ?? '')));
      else nodes.push(...emphasized(match.groups ?? {}, marks));
    }
    upTo(text.length);
    return nodes;
  }

  /** Spaces inside the signs part the words from those around them. */
  function emphasized({ bold, strong, italic }: Record<string, string>, marks: readonly Mark[]): Text[] {
    const inside = italic ?? bold ?? strong ?? '';
    const space = [textNode(' ', marks)];
    return [
      ...(/^\s/.test(inside) ? space : []),
      ...readText(inside.trim(), withMark(marks, { type: italic === undefined ? 'bold' : 'italic' })),
      ...(/\s$/.test(inside) ? space : []),
    ];
  }

  function linked(marks: readonly Mark[], address: string): readonly Mark[] {
    if (marks.some(({ type }) => type === 'link')) return marks;
    const resolved = resolveLink(address);
    const href = resolved === null ? null : safeHref(resolved);
    return href === null ? marks : withMark(marks, { type: 'link', attrs: { href } });
  }
}

function isEmptied(node: DocumentNode): boolean {
  return (node.type === 'paragraph' || node.type === 'heading') && node.content?.length === 0;
}

/** Takes the sign of addresses still to be resolved out of a document, and answers what they named. Changes the document. */
export function withoutReferences(document: Document): string[] {
  const found: string[] = [];
  const shown = (_: string, name: string) => {
    const named = decoded(name);
    found.push(named);
    return named;
  };
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') visit(inner);
      else if (inner.includes(REFERENCE)) Object.assign(value, { [key]: inner.replace(REFERRED, shown) });
    }
  };
  visit(document);
  return found;
}

const REFERRED = new RegExp(`${REFERENCE}([^\\s()"“<>]*)`, 'g');
const SIGN = /\*\*|__|\]\s?\(|(?<![\w_])_(?=[^\s_])|\{[.#]\w/;
/** Asterisks of emphases that were not closed, and attributes of other dialects: `{.mailto}`. Longer rows of `_` are blanks. */
const SAYS_NOTHING = /\*{2,}|(?<!_)__(?:__)?(?!_)|\s?\{(?:[.#][\w-]+\s*)+\}/g;
const WRITTEN = new RegExp(
  [
    /\[(?<label>[^\][]{1,500})\]\s?\(\s*(?<address>(?:https?:\/\/|mailto:|import-ref:|\/)[^\s()"“]*)\s*(?:["“][^"”]*["”])?\s*\)/,
    /\*\*(?<bold>\s*[^*\s](?:[^*]*[^*\s])?\s*)\*\*/,
    /(?<![\w_])__(?<strong>\s*[^_\s](?:[^_]*[^_\s])?\s*)__(?![\w_])/,
    /(?<![\w_])_(?<italic>[^_\s](?:[^_]*[^_\s])?\s?)_(?![\w_])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
