import { withAnchors } from './anchors.ts';
import type { Block, Document } from './document.ts';
import { Flow } from './html/flow.ts';
import { leadLinksToHeadings, nameHeading } from './html/links-to-headings.ts';
import { Notes } from './html/notes.ts';
import { Reading } from './html/reading.ts';
import { ruleFor } from './html/rules.ts';
import type { Parent } from './html/tree.ts';
import { keyFindingsFirst, levelHeadings, withinLimits } from './html/whole.ts';
import type { Loss } from './losses.ts';

export type ImageReference = { src: string; alt: string; title: string | null; attributes: Record<string, string> };
/** A picture of the files, or words in its place, or (null) nothing, which is reported. */
export type ResolvedImage = { file: string; alt?: string; credit?: string } | { text: string } | null;

export type HtmlOptions = {
  /** Without it no picture is kept. */
  resolveImage?: (image: ImageReference) => ResolvedImage;
  /** Gets every address that isn't an anchor of the page; null removes the link and keeps its text. Must be safe after it. */
  resolveLink?: (href: string) => string | null;
};

export type Converted = { document: Document; losses: Loss[] };

/**
 * The document that a tree of HTML says, and what of the HTML a document can't say. Any input gives a document that
 * `parseDocument` accepts: whatever runs or frames is left out, unknown elements give their content, and what stands where
 * it may not is moved or turned into the nearest thing. Reads the HTML that `documentToHtml` writes without loss.
 */
export function documentFromTree(root: Parent, options: HtmlOptions = {}): Converted {
  const reading = new Reading(options, new Notes(root), ruleFor);
  const flow = new Flow();
  reading.into(flow, root, []);
  const { losses, headings } = reading;
  const blocks = withinLimits(keyFindingsFirst(flow.end(), losses), losses);
  levelHeadings(blocks, losses);
  for (const { heading, names } of headings) nameHeading(heading, names);
  const document = withAnchors({ type: 'doc', content: blocks });
  losses.push(...leadLinksToHeadings(document, anchorsByName(blocks, document, headings)));
  return { document, losses };
}

/** The final anchor of each heading by the names that the source had for it. */
function anchorsByName(
  before: Block[],
  { content: after }: Document,
  headings: Reading['headings'],
): Map<string, string> {
  const namesOf = new Map<Block, string[]>(headings.map(({ heading, names }) => [heading, names]));
  const anchors = new Map<string, string>();
  for (const [index, block] of before.entries()) {
    const anchored = after[index];
    for (const name of namesOf.get(block) ?? []) {
      if (anchored?.type === 'heading' && anchored.attrs.id && !anchors.has(name)) anchors.set(name, anchored.attrs.id);
    }
  }
  return anchors;
}
