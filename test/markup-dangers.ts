import { PLAYER_ORIGINS } from '../publishing/body/embeds.ts';
import { safeHref } from '../publishing/body/href.ts';
import { parseHtml } from '../publishing/body/html/parse-html.ts';
import { attribute, descendants, type Element } from '../publishing/body/html/tree.ts';

const ELEMENTS = new Set(
  (
    'a audio blockquote br caption code details div em figcaption figure h2 h3 h4 hr iframe img li ol p pre s section span strong sub ' +
    'summary sup table tbody td th thead tr ul video'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  (
    'allow alt aria-hidden aria-label aria-labelledby class colspan controls data-align data-tone data-width decoding height href id ' +
    'loading playsinline poster preload referrerpolicy rel role rowspan sandbox scope sizes src srcdoc srcset start style tabindex title width'
  ).split(' '),
);
const IDS = /^(s-[\p{L}\p{M}\p{N}-]+|footnote(-mark)?-\d+|footnotes|key-findings)$/u;

/** What the markup of a body holds that it never may, one line each: other elements and attributes, addresses, ids. */
export function dangersIn(markup: string): string[] {
  return [...descendants(parseHtml(markup))].flatMap((element) => [
    ...(ELEMENTS.has(element.tagName) ? [] : [`element ${element.tagName}`]),
    ...element.attrs.flatMap(({ name, value }) =>
      isHarmless(element, name, value) ? [] : [`${element.tagName}[${name}="${value}"]`],
    ),
    ...(element.tagName === 'iframe' && attribute(element, 'sandbox') === null ? ['iframe without a sandbox'] : []),
  ]);
}

function isHarmless(element: Element, name: string, value: string): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  if (name === 'href' || name === 'src' || name === 'poster') return safeHref(value) !== null;
  if (name === 'srcdoc') return isDoor(value);
  if (name === 'id') return IDS.test(value);
  if (name === 'style') return element.tagName === 'div' && /^aspect-ratio:[\d.]+$/.test(value);
  return true;
}

/** A page inside a frame that holds a name, a look and one link to a player that we let in. */
function isDoor(page: string): boolean {
  const [title, style, link, more] = [...descendants(parseHtml(page))];
  const href = link && attribute(link, 'href');
  return (
    title?.tagName === 'title' &&
    style?.tagName === 'style' &&
    link?.tagName === 'a' &&
    link.attrs.length === 1 &&
    !more &&
    PLAYER_ORIGINS.includes(new URL(href ?? '').origin)
  );
}
