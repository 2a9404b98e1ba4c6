import { someContent } from './factories.ts';

/** What might be sent in the place of a publication's content, as the text of its JSON; none of it may be kept as it is. */
export function hostileContents(): [name: string, json: string][] {
  const content = someContent();
  const withBody = (body: unknown) => JSON.stringify({ ...content, body });
  const withBlock = (block: unknown) => withBody({ type: 'doc', content: [block] });
  const withText = (text: unknown, marks?: unknown) =>
    withBlock({ type: 'paragraph', content: [{ type: 'text', text, ...(marks ? { marks } : {}) }] });
  const raw = (key: string, json: string) => JSON.stringify(content).replace(/^\{/, `{${JSON.stringify(key)}:${json},`);
  return [
    ['nothing of a content', '{}'],
    ['a list', JSON.stringify({ ...content, body: [] })],
    ['no document', withBody(null)],
    ['a document that is text', withBody('<script>alert(1)</script>')],
    ['a document without type', withBody({ content: [] })],
    ['a node nobody knows', withBlock({ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] })],
    ['a node of the prototype', withBlock({ type: '__proto__' })],
    ['a node called constructor', withBlock({ type: 'constructor', attrs: { name: 'x' } })],
    ['a node called toString', withBlock({ type: 'toString' })],
    ['a node whose type is an object', withBlock({ type: { toString: 'x' } })],
    ['raw HTML as a node', withBlock({ type: 'html', attrs: { html: '<img src=x onerror=alert(1)>' } })],
    ['a mark nobody knows', withText('x', [{ type: 'style', attrs: { style: 'position:fixed' } }])],
    ['a mark of the prototype', withText('x', [{ type: '__proto__' }])],
    ['a mark called hasOwnProperty', withText('x', [{ type: 'hasOwnProperty' }])],
    ['marks that are no list', withText('x', { length: 1e9 })],
    ['a link that is a script', withText('x', [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }])],
    ['a link that hides a script', withText('x', [{ type: 'link', attrs: { href: ' jav\tascript:alert(1)' } }])],
    ['a link of data', withText('x', [{ type: 'link', attrs: { href: 'data:text/html,<script>1</script>' } }])],
    ['a link with a handler', withText('x', [{ type: 'link', attrs: { href: '/a', onclick: 'alert(1)' } }])],
    ['an embed of anywhere', withBlock({ type: 'embed', attrs: { url: 'javascript:alert(1)', title: 'x' } })],
    ['a figure of no file', withBlock({ type: 'figure', attrs: { file: '../../etc/passwd', alt: 'x' } })],
    ['a text that is a number', withText(1e21)],
    ['a text that is an object', withText({ toString: 'x' })],
    ['an empty text', withText('')],
    ['a NUL', withText('a\0b')],
    ['an escape character', withText('a\u001b[31mb')],
    ['half of a surrogate pair', withText('a\ud83d')],
    ['the other half', withText('\ude00a')],
    ['a NUL in the title', JSON.stringify({ ...content, title: 'a\0b' })],
    ['half of a pair in the summary', JSON.stringify({ ...content, summary: '\ud83d' })],
    ['a NUL in the words of a cover', JSON.stringify({ ...content, cover: { fileId: ID, alt: 'a\0b' } })],
    ['half of a pair in the words of a cover', JSON.stringify({ ...content, cover: { fileId: ID, alt: '\udc00' } })],
    ['nesting of 100', withBody(nested(100))],
    ['nesting of 100,000', JSON.stringify({ ...content, body: 0 }).replace('"body":0', `"body":${deep(100_000)}`)],
    [
      'a million brackets',
      JSON.stringify({ ...content, body: 0 }).replace('"body":0', `"body":${brackets(1_000_000)}`),
    ],
    ['too many nodes', withBody({ type: 'doc', content: Array.from({ length: 100_001 }, () => PARAGRAPH) })],
    ['a list as long as it says', withBody({ type: 'doc', content: { length: 1e9 } })],
    ['a heading of level 1e9', withBlock({ type: 'heading', attrs: { level: 1e9 }, content: [TEXT] })],
    ['a heading of no number', withBlock({ type: 'heading', attrs: { level: null }, content: [TEXT] })],
    ['a key of the prototype', raw('__proto__', '{"admin":true}')],
    ['a body with a key of the prototype', withBody(0).replace('"body":0', '"body":{"__proto__":{"type":"doc"}}')],
    ['a kind nobody knows', JSON.stringify({ ...content, kind: '__proto__' })],
    ['ids that are none', JSON.stringify({ ...content, hubs: ['1; DROP TABLE "Draft"'], outletId: '../x' })],
    ['200,000 topics', JSON.stringify({ ...content, hubs: Array.from({ length: 100_000 }, () => ID) })],
    ['a language that is a path', JSON.stringify({ ...content, language: '../../en' })],
    ['an address that is a script', JSON.stringify({ ...content, originalUrl: 'javascript:alert(1)' })],
    ['a time that is none', JSON.stringify({ ...content, event: { ...EVENT, startsAt: '0000-00-00T99:99:99Z' } })],
    ['a year before the first', JSON.stringify({ ...content, event: { ...EVENT, startsAt: '0000-01-01T00:00:00Z' } })],
  ];
}

const ID = '0197a000-0000-7000-8000-000000000000';
const TEXT = { type: 'text', text: 'x' };
const PARAGRAPH = { type: 'paragraph', content: [TEXT] };
const EVENT = { endsAt: null, venue: null, registrationUrl: null };

function nested(levels: number): unknown {
  let node: unknown = PARAGRAPH;
  for (let level = 0; level < levels; level += 1) node = { type: 'blockquote', content: [node] };
  return { type: 'doc', content: [node] };
}

function deep(levels: number): string {
  return `${'{"type":"blockquote","content":['.repeat(levels)}${']}'.repeat(levels)}`;
}

function brackets(count: number): string {
  return '['.repeat(count) + ']'.repeat(count);
}
