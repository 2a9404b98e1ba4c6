import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { cleanText } from '../../publishing/body/attributes.ts';
import type { Document } from '../../publishing/body/document.ts';
import { documentFromHtml } from '../../publishing/body/from-html.ts';
import { documentFromMarkdown } from '../../publishing/body/from-markdown.ts';
import { parseHtml } from '../../publishing/body/html/parse-html.ts';
import { textOf } from '../../publishing/body/html/tree.ts';
import { parseDocument } from '../../publishing/body/schema.ts';
import { type HostileBody, hostileBodies } from '../../test/hostile-bodies.ts';
import { dangersIn } from '../../test/markup-dangers.ts';
import { Body } from './body.tsx';

const bodies = hostileBodies();
const options = { resolveImage: ({ alt }: { alt: string }) => ({ file: 'picture', alt }) };

test('whatever a body says, its markup is harmless', { timeout: 60_000 }, () => {
  for (const { source } of bodies) {
    for (const { document } of [documentFromHtml(source, options), documentFromMarkdown(source, options)]) {
      expect(parseDocument(document), source).toEqual({ ok: true, value: document });
      expect(dangersIn(markup(document)), source).toEqual([]);
    }
  }
});

test('what a sanitizer would have shown is shown', () => {
  const lost = bodies.filter(
    ({ accepted, source }) =>
      accepted && !WORDS_OF_BROWSERS.test(source) && !accepted.some((output) => holds(source, output)),
  );
  expect(lost.map(({ source }: HostileBody) => source)).toEqual([]);
});

test('a naughty text is shown as it was written', () => {
  for (const { source, accepted } of bodies) {
    if (accepted) continue;
    const text = cleanText(source).replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const document: Document = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    expect(textOf(parseHtml(markup(document)))).toBe(text);
  }
});

test.each<[string, unknown]>([
  [
    'a link',
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:ran()' } }] }],
    },
  ],
  [
    'an unknown mark',
    { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'script' }, { type: 'constructor' }] }] },
  ],
  ['an unknown node', { type: 'script', content: [{ type: 'text', text: 'ran()' }] }],
  [
    'an unknown inline node',
    { type: 'paragraph', content: [{ type: 'image', attrs: { src: 'x', onerror: 'ran()' } }] },
  ],
  [
    'a level',
    { type: 'heading', attrs: { level: 'constructor', id: 'location' }, content: [{ type: 'text', text: 'x' }] },
  ],
  ['a tone', { type: 'callout', attrs: { tone: 'constructor' }, content: [] }],
  ['a picture', { type: 'figure', attrs: { file: 'bad', alt: '' } }],
  ['a recording', { type: 'media', attrs: { kind: 'audio', file: 'bad', title: 'x' } }],
  ['a player', { type: 'embed', attrs: { url: 'javascript:ran()//youtube.com', title: 'x' } }],
  [
    'a language',
    {
      type: 'codeBlock',
      attrs: { language: '" onclick="ran()' },
      content: [{ type: 'text', text: '</code><script>ran()' }],
    },
  ],
])('%s that slipped past the schema is still harmless', (_name, block) => {
  const document = { type: 'doc', content: [block] } as Document;
  const file = {
    id: 'bad',
    src: 'javascript:ran()',
    contentType: 'x',
    bytes: 1,
    width: 1,
    height: 1,
    renditions: [{ src: 'data:x', width: 1 }],
  };
  expect(dangersIn(renderToStaticMarkup(<Body document={document} files={{ bad: file }} />))).toEqual([]);
});

function markup(document: Document): string {
  return renderToStaticMarkup(<Body document={document} files={{}} />);
}

function holds(source: string, accepted: string): boolean {
  const shown = wordsIn(markup(documentFromHtml(source).document));
  return wordsIn(accepted).every((word) => shown.includes(word));
}

/** Old browsers put words of their own beside a field that no browser has today. */
const WORDS_OF_BROWSERS = /^<isindex/;

function wordsIn(html: string): string[] {
  const parted = html.replace(/<\/(p|li|h\d|td|th|pre|figure)>/g, ' $&');
  return textOf(parseHtml(parted)).match(/[\p{L}\p{N}]+/gu) ?? [];
}
