import type { Mark } from '../document.ts';
import { safeHref, tidyHref } from '../href.ts';
import { inlineText, isBlank, tidyInline, withMark } from '../inline.ts';
import type { Flow } from './flow.ts';
import type { Marks, Reading, Rule } from './reading.ts';
import { attribute, type Element, textOf } from './tree.ts';

type PlainMark = Exclude<Mark['type'], 'link'>;

const MARKED: Record<PlainMark, string[]> = {
  bold: ['b', 'strong'],
  italic: ['i', 'em', 'cite', 'dfn', 'var'],
  strike: ['s', 'strike', 'del'],
  code: ['code', 'kbd', 'samp', 'tt'],
  superscript: ['sup'],
  subscript: ['sub'],
};

const STYLED: [RegExp, PlainMark][] = [
  [/(?<![\w-])font-weight:\s*(bold|[6-9]00)/i, 'bold'],
  [/(?<![\w-])font-style:\s*italic/i, 'italic'],
  [/text-decoration[^;]*line-through/i, 'strike'],
  [/vertical-align:\s*super/i, 'superscript'],
  [/vertical-align:\s*sub\b/i, 'subscript'],
];

const PLAIN = [
  'span',
  'font',
  'small',
  'big',
  'time',
  'data',
  'abbr',
  'acronym',
  'bdi',
  'bdo',
  'nobr',
  'ruby',
  'rb',
  'rt',
  'rtc',
  'rp',
  'label',
  'output',
  'slot',
  'picture',
];

const WITHOUT_ITS_LOOK: Record<string, string> = {
  u: 'Underlining isn’t kept.',
  ins: 'That it was inserted isn’t kept.',
  mark: 'Highlighting isn’t kept.',
  button: 'Buttons do nothing in a text; the label is kept.',
  textarea: 'Fields can’t be filled in; the text is kept.',
};

const LEFT_OUT = ['wbr', 'source', 'track', 'param', 'col', 'colgroup'];
const REPORTED_AS_LEFT_OUT = [
  'meta',
  'link',
  'base',
  'area',
  'embed',
  'frame',
  'basefont',
  'bgsound',
  'keygen',
  'progress',
  'meter',
];

/** Elements within a line. */
export const inlineRules: Record<string, Rule> = {
  ...forEach(
    Object.entries(MARKED).flatMap(([type, tags]) =>
      tags.map((tag): [string, Rule] => [tag, marked(type as PlainMark)]),
    ),
  ),
  ...forEach(PLAIN.map((tag) => [tag, plain])),
  ...forEach(Object.entries(WITHOUT_ITS_LOOK).map(([tag, reason]) => [tag, plainAfterLosing(reason)])),
  ...forEach(LEFT_OUT.map((tag) => [tag, () => {}])),
  ...forEach(REPORTED_AS_LEFT_OUT.map((tag) => [tag, leftOut])),
  a: link,
  br: (_element, flow) => flow.lineBreak(),
  q: quotation,
  input,
};

function marked(type: PlainMark): Rule {
  return (element, flow, marks, reading) => {
    const cancelled =
      type === 'bold' && /(?<![\w-])font-weight:\s*(normal|400)/i.test(attribute(element, 'style') ?? '');
    reading.into(flow, element, cancelled ? marks : withMark(marks, { type }));
  };
}

function plain(...[element, flow, marks, reading]: Parameters<Rule>): void {
  const style = attribute(element, 'style') ?? '';
  const styled = STYLED.reduce<Marks>(
    (all, [pattern, type]) => (pattern.test(style) ? withMark(all, { type }) : all),
    marks,
  );
  reading.into(flow, element, styled);
}

function plainAfterLosing(reason: string): Rule {
  return (element, flow, marks, reading) => {
    reading.lose(element, reason);
    reading.into(flow, element, marks);
  };
}

function leftOut(...[element, , , reading]: Parameters<Rule>): void {
  reading.lose(
    element,
    'A text has no such element.',
    element.attrs.map(({ name, value }) => `${name}=${value}`).join(' '),
  );
}

function link(...about: Parameters<Rule>): void {
  const [element, flow, marks, reading] = about;
  const body = reading.notes.bodyOf(element);
  if (body && addNote(body, flow, reading, textOf(element, 20).trim())) return;
  const mark = linkMark(element, reading);
  reading.into(flow, element, mark ? withMark(marks, mark) : marks);
}

/** The link of an `a`, or null when it has no address that may stand in a document (which is reported). */
function linkMark(element: Element, reading: Reading): Mark | null {
  const written = attribute(element, 'href');
  if (written === null) return null;
  const href = tidyHref(written);
  const resolved = href.startsWith('#') || !reading.options.resolveLink ? href : reading.options.resolveLink(href);
  const safe = resolved === null ? null : safeHref(resolved);
  if (safe === null) {
    const reason =
      resolved === null
        ? 'The address leads nowhere; the text is kept.'
        : 'The address is not allowed; the text is kept.';
    reading.loseAttribute(element, 'href', reason);
    return null;
  }
  const title = reading.line(element, attribute(element, 'title') ?? '', 500);
  return { type: 'link', attrs: title ? { href: safe, title } : { href: safe } };
}

/** Puts the note at its mark, as far as a line can say it. False when there is nothing to put. */
function addNote(body: Element, flow: Flow, reading: Reading, label: string): boolean {
  const { content, others } = reading.note(body);
  if (!reading.mayRepeat(inlineText(content).length)) return false;
  const [first, ...rest] = content;
  const numbered =
    first?.type === 'text' && first.text.trim() === label && first.marks?.some(({ type }) => type === 'superscript');
  const note = tidyInline(numbered ? rest : content).filter((item) => item.type !== 'footnote');
  if (isBlank(note)) return false;
  for (const other of others) reading.lose(body, `A note can’t hold a ${other.type}; it was left out.`);
  flow.footnote({ type: 'footnote', content: note });
  return true;
}

function quotation(...[element, flow, marks, reading]: Parameters<Rule>): void {
  reading.text(flow, '“', marks);
  reading.into(flow, element, marks);
  reading.text(flow, '”', marks);
}

function input(...[element, flow, marks, reading]: Parameters<Rule>): void {
  const type = attribute(element, 'type')?.toLowerCase();
  const isTask = type === 'checkbox' && attribute(element, 'disabled') !== null;
  if (isTask) reading.text(flow, attribute(element, 'checked') === null ? '☐' : '☑', marks);
  else reading.lose(element, 'Fields can’t be filled in; it was left out.', attribute(element, 'value') ?? type ?? '');
}

function forEach(rules: [string, Rule][]): Record<string, Rule> {
  return Object.fromEntries(rules);
}
