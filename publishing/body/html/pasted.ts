import type { Converted } from '../from-tree.ts';
import { documentFromTree } from '../from-tree.ts';
import { isExternal } from '../href.ts';
import { attribute, descendants, type Element, elementsIn, type Parent } from './tree.ts';
import { buildLists } from './word-lists.ts';

export type PasteOptions = {
  /** Addresses that begin so are of this site, and become paths. */
  origin: string;
};

/**
 * The document that something copied from a word processor, from Google Docs or from a page says. What those programs write
 * for themselves is put as HTML says it first: lists that are paragraphs, links through counters of clicks, hidden parts.
 * Changes the tree it is given.
 */
export function documentFromPasted(root: Parent, { origin }: PasteOptions): Converted {
  for (const element of [...descendants(root)]) if (isHidden(element) || isForTheProgram(element)) remove(element);
  buildLists(root);
  for (const element of descendants(root)) {
    element.attrs = element.attrs.filter(({ name, value }) => name !== 'id' || !value.startsWith('docs-internal-'));
    if (/^h[1-6]$/.test(element.tagName)) plainWeight(element);
  }
  return documentFromTree(root, { resolveLink: (href) => plainAddress(href, origin) });
}

/** Parameters with which senders of mail and advertisers recognize who follows a link. */
const TRACKERS =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|mkt_tok)$/i;

/** The address that is meant: without detours through Google and trackers, and as a path where it is of this site. */
export function plainAddress(href: string, origin: string): string | null {
  if (!isExternal(href) || !URL.canParse(href)) return href;
  const url = new URL(href);
  const behind =
    /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url' ? url.searchParams.get('q') : null;
  if (behind && behind !== href) return plainAddress(behind, origin);
  const trackers = [...url.searchParams.keys()].filter((name) => TRACKERS.test(name));
  for (const name of trackers) url.searchParams.delete(name);
  if (url.origin === origin) return url.pathname + url.search + url.hash;
  return trackers.length > 0 ? url.href : href;
}

function isHidden(element: Element): boolean {
  const style = attribute(element, 'style') ?? '';
  return (
    /(^|;)\s*(display:\s*none|mso-hide:\s*all|visibility:\s*hidden)/i.test(style) ||
    attribute(element, 'hidden') !== null
  );
}

/** Remarks of reviewers, markers of places and other things that belong to the program, not to the text. */
function isForTheProgram(element: Element): boolean {
  if (['xml', 'meta', 'link'].includes(element.tagName)) return true;
  if (element.tagName === 'a' && /^#_msocom_/i.test(attribute(element, 'href') ?? '')) return true;
  if (/mso-element:\s*comment-list/i.test(attribute(element, 'style') ?? '')) return true;
  return element.tagName === 'hr' && elementsIn(element.parentNode as Parent).some(isFootnoteOfWord);
}

function isFootnoteOfWord(element: Element): boolean {
  return /mso-element:\s*footnote\b/i.test(attribute(element, 'style') ?? '');
}

/** Headings are set bold by the page; programs say so once more on the words. */
function plainWeight(heading: Element): void {
  for (const element of descendants(heading)) {
    if (element.tagName === 'b' || element.tagName === 'strong') element.tagName = 'span';
    for (const attr of element.attrs)
      if (attr.name === 'style') attr.value = attr.value.replace(/font-weight:[^;]*/gi, '');
  }
}

function remove(element: Element): void {
  const parent = element.parentNode;
  if (parent) parent.childNodes = parent.childNodes.filter((child) => child !== element);
}
