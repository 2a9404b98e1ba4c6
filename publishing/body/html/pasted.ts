import type { Document } from '../document.ts';
import { footnotesOf } from '../footnotes.ts';
import type { Converted } from '../from-tree.ts';
import { documentFromTree } from '../from-tree.ts';
import { isExternal } from '../href.ts';
import { placeNotesOfGoogle } from './google-docs-notes.ts';
import { dropFurniture } from './page-furniture.ts';
import { headTables, plainWeight } from './table-heads.ts';
import { attribute, classesOf, descendants, type Element, type Parent, replace, styleOf } from './tree.ts';
import { buildLists } from './word-lists.ts';
import { bringNotesOfWord } from './word-notes.ts';
import { readStyles } from './word-styles.ts';

export type PasteOptions = {
  /** Addresses that begin so are of this site, and become paths. */
  origin: string;
  /** What Google Docs puts beside the HTML: the notes are only in it. */
  googleDocs?: string;
};

/**
 * The document that something copied from a word processor, a spreadsheet, Google Docs or a page says. What those programs write
 * for themselves is put as HTML says it first: lists that are paragraphs, notes in lists of their own, links through counters of
 * clicks, hidden parts. Changes made under review are taken as accepted. Changes the tree it is given.
 */
export function documentFromPasted(root: Parent, { origin, googleDocs }: PasteOptions): Converted {
  for (const element of [...descendants(root)])
    if (isHidden(element) || isDeleted(element) || isForTheProgram(element)) replace(element);
  const lostNotes = googleDocs ? placeNotesOfGoogle(root, googleDocs) : [];
  headTables(root);
  for (const element of [...descendants(root)]) if (element.tagName === 'style') replace(element);
  dropFurniture(root);
  bringNotesOfWord(root);
  readStyles(root);
  buildLists(root);
  for (const element of descendants(root)) {
    element.attrs = element.attrs.filter(
      ({ name, value }) => !NOT_OURS.has(name) && !value.startsWith('docs-internal-'),
    );
    if (/^h[1-6]$/.test(element.tagName)) plainWeight(element);
  }
  const { document, losses } = documentFromTree(root, { resolveLink: (href) => plainAddress(href, origin) });
  return { document: withoutLastRule(document), losses: [...losses, ...lostNotes] };
}

/** Other houses have files too, under names that mean nothing here. */
const NOT_OURS = new Set(['data-file', 'data-poster']);

/** The line above the notes stands alone once they are at their marks. */
function withoutLastRule(document: Document): Document {
  const ends = document.content.at(-1)?.type === 'horizontalRule' && footnotesOf(document).length > 0;
  return ends ? { ...document, content: document.content.slice(0, -1) } : document;
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
  return (
    /(^|;)\s*(display:\s*none|mso-hide:\s*all|visibility:\s*hidden)/i.test(styleOf(element)) ||
    attribute(element, 'hidden') !== null
  );
}

/** Words that somebody struck out under review; struck through for good is something else. */
function isDeleted(element: Element): boolean {
  const dated = attribute(element, 'datetime') !== null || attribute(element, 'cite') !== null;
  return (element.tagName === 'del' && dated) || classesOf(element).some((name) => /^msoDel$/i.test(name));
}

/** Remarks of reviewers, markers of places and other things that belong to the program, not to the text. */
function isForTheProgram(element: Element): boolean {
  if (['xml', 'meta', 'link'].includes(element.tagName)) return true;
  if (element.tagName === 'a' && /^#_msocom_/i.test(attribute(element, 'href') ?? '')) return true;
  return /mso-element:\s*comment-list/i.test(styleOf(element));
}
