import { type Loss, loss } from '../losses.ts';
import { type Child, type Element, elementOf, type Parent, replace, type TextNode, textsIn } from './tree.ts';

/** The form of what is copied beside the HTML, as "application/x-vnd.google-docs-document-slice-clip+wrapped". */
export const GOOGLE_DOCS_SLICE = 'application/x-vnd.google-docs-document-slice-clip+wrapped';

/** A stretch of a Google document: its characters, and for some of their places how they are set from there on. */
type Slice = {
  dsl_spacers: string;
  dsl_styleslices?: { stsl_type?: string; stsl_styles?: (Record<string, unknown> | null)[] }[];
  dsl_relateddocslices?: Record<string, Slice>;
};

type Note = {
  /** The letters of the text before its mark. */
  before: string;
  /** What stands between the last of them and the mark: a full stop, a closing bracket. */
  signs: string;
  content: Child[];
  words: string;
};

/**
 * Google Docs leaves notes out of the HTML. What it copies beside it has them, and where their marks stand among the characters
 * of the text; the same place is looked for in the HTML. Returned are the notes that no place was found for.
 */
export function placeNotesOfGoogle(root: Parent, written: string): Loss[] {
  const lost: Loss[] = [];
  const places = placesOfLetters(root);
  // From the last to the first: what is split in two keeps the places before.
  for (const note of notesIn(written).reverse()) {
    const place = placeOf(note, places);
    if (place) splitAt(place, elementOf('span', note.content, { 'data-node': 'footnote' }));
    else lost.unshift(loss('footnote', 'Its place in the text was not found.', note.words));
  }
  return lost;
}

function notesIn(written: string): Note[] {
  const slice = sliceIn(written);
  if (!slice) return [];
  const notes: Note[] = [];
  let [before, signs] = ['', ''];
  const styles = stylesOf(slice, 'footnote');
  for (let at = 0; at < slice.dsl_spacers.length; at += 1) {
    const sign = slice.dsl_spacers[at] as string;
    const name = styles[at]?.fs_id;
    const related = typeof name === 'string' ? slice.dsl_relateddocslices?.[name] : undefined;
    if (isSlice(related)) {
      const words = plain(related.dsl_spacers).trim();
      if (words !== '') notes.push({ before, signs, content: contentOf(related), words });
    } else if (isLetter(sign)) [before, signs] = [before + sign, ''];
    else signs = sign === '\n' ? '' : signs + plain(sign);
  }
  return notes;
}

function sliceIn(written: string): Slice | null {
  try {
    const { data } = JSON.parse(written) as { data?: unknown };
    const { resolved } = JSON.parse(String(data)) as { resolved?: unknown };
    return isSlice(resolved) ? resolved : null;
  } catch {
    return null;
  }
}

function isSlice(value: unknown): value is Slice {
  return typeof value === 'object' && value !== null && typeof (value as Slice).dsl_spacers === 'string';
}

function stylesOf(slice: Slice, type: string): (Record<string, unknown> | null)[] {
  const all = Array.isArray(slice.dsl_styleslices) ? slice.dsl_styleslices : [];
  const styles = all.find((each) => each?.stsl_type === type)?.stsl_styles;
  return Array.isArray(styles) ? styles : [];
}

/** Without the signs by which Google Docs marks places. */
function plain(text: string): string {
  return text.replace(/[^\P{C}\n\u200b-\u200f]/gu, '');
}

/** Of a letter that takes two units, both are. */
function isLetter(unit: string): boolean {
  return /[\p{L}\p{N}\ud800-\udfff]/u.test(unit);
}

const SETTINGS: [name: string, value: unknown, tag: string][] = [
  ['ts_bd', true, 'b'],
  ['ts_it', true, 'i'],
  ['ts_st', true, 's'],
  ['ts_va', 'sup', 'sup'],
  ['ts_va', 'sub', 'sub'],
];

/** The words of a note with what sets them. A style holds until the next one. */
function contentOf(slice: Slice): Child[] {
  const [styles, links] = [stylesOf(slice, 'text'), stylesOf(slice, 'link')];
  const pieces: { text: string; key: string; tags: string[]; href: string | null }[] = [];
  let tags: string[] = [];
  let href: string | null = null;
  for (let at = 0; at < slice.dsl_spacers.length; at += 1) {
    const [sign, style, link] = [slice.dsl_spacers[at], styles[at], links[at]];
    if (style) tags = SETTINGS.filter(([name, value]) => style[name] === value).map(([, , tag]) => tag);
    if (link) href = addressIn(link);
    const key = `${tags} ${href}`;
    const last = pieces.at(-1);
    if (last?.key === key) last.text += sign;
    else pieces.push({ text: sign ?? '', key, tags, href });
  }
  return pieces.map(({ text, tags: set, href: address }) => {
    const words: Child = { nodeName: '#text', value: plain(text), parentNode: null };
    const linked = address ? elementOf('a', [words], { href: address }) : words;
    return set.reduce<Child>((inner, tag) => elementOf(tag, [inner]), linked);
  });
}

function addressIn({ lnks_link: link }: Record<string, unknown>): string | null {
  const address = (link as { ulnk_url?: unknown } | null | undefined)?.ulnk_url;
  return typeof address === 'string' ? address : null;
}

type Place = { node: TextNode; end: number };
type Places = { letters: string; after: Place[]; texts: TextNode[] };

function placesOfLetters(root: Parent): Places {
  const texts = [...textsIn(root)];
  let letters = '';
  const after: Place[] = [];
  for (const node of texts) {
    for (let at = 0; at < node.value.length; at += 1) {
      const unit = node.value[at] as string;
      if (!isLetter(unit)) continue;
      letters += unit;
      after.push({ node, end: at + 1 });
    }
  }
  return { letters, after, texts };
}

/** So many letters before a mark are enough to know its place by. */
const CONTEXT = 60;

function placeOf({ before, signs }: Note, { letters, after, texts }: Places): Place | null {
  const [first] = texts;
  if (before === '') return first ? { node: first, end: 0 } : null;
  const context = before.slice(-CONTEXT);
  const found = letters.startsWith(before) ? before.length : letters.indexOf(context) + context.length;
  if (!letters.startsWith(before) && !letters.includes(context)) return null;
  const last = after[found - 1];
  return last ? afterSigns(last, signs, texts) : null;
}

function afterSigns(last: Place, signs: string, texts: TextNode[]): Place {
  let place = last;
  for (const sign of signs) {
    const next = place.end < place.node.value.length ? place.node : texts[texts.indexOf(place.node) + 1];
    const end = next === place.node ? place.end : 0;
    if (next?.value[end] !== sign) break;
    place = { node: next, end: end + 1 };
  }
  return place;
}

function splitAt({ node, end }: Place, element: Element): void {
  const rest: TextNode = { ...node, value: node.value.slice(end) };
  node.value = node.value.slice(0, end);
  replace(node, node, element, ...(rest.value === '' ? [] : [rest]));
}
