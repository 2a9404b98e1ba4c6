import { isEmbedAddress, isFileId } from '../attributes.ts';
import type { Figure } from '../document.ts';
import { type EmbedTarget, embedTarget } from '../embeds.ts';
import { isExternal, safeHref, tidyHref } from '../href.ts';
import { isBlank, textNode, tidyInline } from '../inline.ts';
import type { Flow } from './flow.ts';
import { paragraphOf, type Reading, type Rule } from './reading.ts';
import { captionOf } from './table-rules.ts';
import { attribute, descendants, type Element, elementsIn, textOf, withoutChild } from './tree.ts';

/** Pictures, sound, film and what is shown from elsewhere. */
export const mediaRules: Record<string, Rule> = {
  img: picture,
  image: picture,
  figure,
  iframe: framed,
  embed: framed,
  audio: player,
  video: player,
  object: fallback,
  applet: fallback,
  svg: drawing,
  math: drawing,
};

/** What an address in the source leads to, if it may be embedded. */
export function embeddable(src: string): EmbedTarget | null {
  const target = embedTarget(tidyHref(src));
  return target && isEmbedAddress(target.url) ? target : null;
}

function picture(...[element, flow, marks, reading]: Parameters<Rule>): void {
  const src = attribute(element, 'src') ?? '';
  const alt = attribute(element, 'alt') ?? '';
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  const resolved = reading.options.resolveImage?.({ src, alt, title: attribute(element, 'title'), attributes }) ?? null;
  if (resolved && 'text' in resolved) {
    reading.text(flow, resolved.text, marks);
  } else if (resolved && isFileId(resolved.file)) {
    const credit = reading.line(element, resolved.credit ?? '', 1000);
    const attrs = {
      file: resolved.file,
      alt: reading.line(element, resolved.alt ?? alt, 2000),
      ...(credit ? { credit } : {}),
    };
    const shown: Figure = { type: 'figure', attrs };
    leadFromCaption(shown, element, marks, reading);
    flow.blockBesideText(shown);
  } else {
    reading.lose(element, 'The picture is not among the files.', src || alt);
  }
}

/** A picture can't be a link: where it led stands below it, unless that is the picture itself. */
function leadFromCaption(figure: Figure, element: Element, marks: Parameters<Rule>[2], reading: Reading): void {
  const link = marks.find((mark) => mark.type === 'link');
  if (link?.type !== 'link') return;
  const { href } = link.attrs;
  if (PICTURE.test(href)) {
    reading.lose(element, 'A picture can’t be a link; the picture is kept.', href);
    return;
  }
  reading.lose(element, 'A picture can’t be a link; the link stands below it.', href);
  figure.content = [textNode(asWritten(href), [link])];
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)(?:[?#].*)?$/i;
const LONGEST_SHOWN = 60;

/** An address as people write it; of a long one the beginning. */
function asWritten(href: string): string {
  const bare = href.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, '').replace(/(?<=.)\/$/, '');
  return bare.length > LONGEST_SHOWN
    ? `${bare
        .slice(0, LONGEST_SHOWN)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
    : bare;
}

function figure(...[element, flow, marks, reading]: Parameters<Rule>): void {
  flow.endParagraph();
  const caption = elementsIn(element).find(({ tagName }) => tagName === 'figcaption');
  const file = attribute(element, 'data-file');
  if (file !== null && isFileId(file)) {
    const own: Figure = { type: 'figure', attrs: ownAttrs(element, file, reading) };
    leadFromCaption(own, element, marks, reading);
    flow.block(own);
    if (caption) addCaption(own, caption, flow, reading);
    return;
  }
  const before = flow.blocks.length;
  reading.into(flow, caption ? withoutChild(element, caption) : element, marks);
  flow.endParagraph();
  const [only, another] = flow.blocks.slice(before);
  if (!caption) return;
  if (!another && only?.type === 'figure') {
    addCaption(only, caption, flow, reading);
  } else if (!another && only?.type === 'table' && !only.attrs?.caption) {
    const text = captionOf(caption, flow, reading);
    if (text) only.attrs = { ...only.attrs, caption: text };
  } else if (!another && only?.type === 'blockquote' && !only.attrs?.attribution) {
    const text = reading.line(caption, textOf(caption).replace(/^\s*[—–―-]+\s*/, ''), 1000);
    if (text) only.attrs = { attribution: text };
  } else {
    reading.into(flow, caption, marks);
    flow.endParagraph();
  }
}

function addCaption(figure: Figure, caption: Element, flow: Flow, reading: Reading): void {
  const { content, others } = reading.inline(caption);
  if (!isBlank(content)) figure.content = tidyInline([...content, textNode(' '), ...(figure.content ?? [])]);
  for (const other of others) flow.block(other);
}

function ownAttrs(element: Element, file: string, reading: Reading): Figure['attrs'] {
  const picture = [...descendants(element)].find(({ tagName }) => tagName === 'img');
  const credit = reading.line(element, attribute(element, 'data-credit') ?? '', 1000);
  const width = attribute(element, 'data-width');
  return {
    file,
    alt: reading.line(element, (picture && attribute(picture, 'alt')) ?? '', 2000),
    ...(attribute(element, 'data-decorative') === 'yes' ? { decorative: 'yes' } : {}),
    ...(credit ? { credit } : {}),
    ...(width === 'text' || width === 'wide' || width === 'small' ? { width } : {}),
  };
}

function framed(...[element, flow, , reading]: Parameters<Rule>): void {
  const lost = 'Pages of this site can’t be shown inside a text; a link stands in its place.';
  showFromElsewhere(element, attribute(element, 'src') ?? '', lost, flow, reading);
}

function player(...[element, flow, , reading]: Parameters<Rule>): void {
  const source = elementsIn(element).find((inner) => inner.tagName === 'source' && attribute(inner, 'src'));
  const src = attribute(element, 'src') ?? (source && attribute(source, 'src')) ?? '';
  showFromElsewhere(
    element,
    src,
    'Sound and film play only from the files; a link stands in its place.',
    flow,
    reading,
  );
}

function showFromElsewhere(element: Element, address: string, lost: string, flow: Flow, reading: Reading): void {
  const src = tidyHref(address);
  const title = reading.line(element, attribute(element, 'title') ?? '', 300);
  const target = embeddable(src);
  if (target) {
    flow.blockBesideText({ type: 'embed', attrs: { url: target.url, title: title || target.shows } });
  } else {
    reading.lose(element, lost, src);
    addLink(flow, src, title || src);
  }
}

/** A paragraph that leads to what can't be shown here, when its address may be followed. */
function addLink(flow: Flow, src: string, text: string): void {
  const href = safeHref(src);
  if (href === null || !isExternal(href)) return;
  flow.blockBesideText(paragraphOf(text, [{ type: 'link', attrs: { href } }]));
}

function fallback(...[element, flow, marks, reading]: Parameters<Rule>): void {
  reading.lose(element, 'Objects aren’t shown; what they contain is kept.', attribute(element, 'data') ?? '');
  reading.into(flow, element, marks);
}

function drawing(...[element, flow, marks, reading]: Parameters<Rule>): void {
  reading.lose(element, 'Drawings and formulas aren’t kept as such; their text is.');
  reading.text(flow, textOf(element), marks);
}
