import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { DocumentFile } from '../../publishing/body/document.ts';
import { documentFromHtml } from '../../publishing/body/from-html.ts';
import { Body } from './body.tsx';

const PICTURE: DocumentFile = {
  id: 'p',
  src: '/files/p/1/p.jpg',
  contentType: 'image/jpeg',
  bytes: 9,
  width: 1600,
  height: 900,
  renditions: [{ src: '/files/p/1/480.webp', width: 480 }],
};

function drawn(html: string, files: Record<string, DocumentFile> = {}): string {
  const { document } = documentFromHtml(html, {
    resolveImage: ({ src, alt }) => ({ file: src, alt, credit: 'A. Person' }),
  });
  return renderToStaticMarkup(<Body document={document} files={files} />);
}

describe('notes', () => {
  const markup = drawn(
    '<p>One<span data-node="footnote">First.</span></p><ul><li>Two<span data-node="footnote">Second <b>note</b>.</span></li></ul>',
  );

  test('are numbered in reading order, and mark and note lead to each other', () => {
    for (const number of [1, 2]) {
      expect(markup).toMatch(
        new RegExp(`<a id="footnote-mark-${number}" href="#footnote-${number}"[^>]*>${number}</a>`),
      );
      expect(markup).toMatch(new RegExp(`id="footnote-${number}"[^]*href="#footnote-mark-${number}"`));
    }
    expect(markup).toContain('Second <strong>note</strong>.');
  });

  test('make no list where there are none', () =>
    expect(drawn('<p>One</p>')).toBe('<div class="body-text"><p>One</p></div>'));
});

test('neighbors of one link stand in one link; other sites get rel, ours do not', () => {
  expect(drawn('<p><a href="https://example.org/">one <b>two</b></a> <a href="/a">three</a></p>')).toContain(
    '<p><a href="https://example.org/" rel="noopener">one <strong>two</strong></a> <a href="/a">three</a></p>',
  );
});

test('headings have the anchors of the contents list', () => {
  expect(drawn('<h2>Method</h2><h3>Method</h3>')).toContain(
    '<h2 id="s-method">Method</h2><h3 id="s-method-2">Method</h3>',
  );
});

test.each([
  ['note', '', 'Note'],
  ['note', 'Mind the tide', 'Mind the tide'],
  ['warning', 'Mind the tide', 'Warning: Mind the tide'],
  ['plain', 'Mind the tide', 'Mind the tide'],
  ['plain', '', null],
])('a box of the tone “%s” with the title “%s” is headed %s', (tone, title, heading) => {
  const named = title && ` data-title="${title}"`;
  const markup = drawn(`<aside data-node="callout" data-tone="${tone}"${named}><h2>Agile</h2><p>Said.</p></aside>`);
  expect(/<p class="callout-title">([^<]*)/.exec(markup)?.[1] ?? null).toBe(heading);
  expect(/aria-label="([^"]*)"/.exec(markup)?.[1] ?? null).toBe(heading);
  expect(markup).toContain('Agile');
});

describe('a picture', () => {
  test('has its measures, copies, words, caption and credit', () => {
    const markup = drawn('<figure><img src="p" alt="A quay"><figcaption>Dusk.</figcaption></figure>', { p: PICTURE });
    expect(markup).toMatch(
      /<img src="[^"]+" srcSet="\/files\/p\/1\/480.webp 480w, \/files\/p\/1\/p.jpg 1600w" sizes="[^"]+" width="1600" height="900" alt="A quay" loading="lazy"/,
    );
    expect(markup).toContain('<figcaption>Dusk. <span class="credit">A. Person</span></figcaption>');
  });

  test.each([
    ['without bytes', { p: { ...PICTURE, src: null } }],
    ['without a record', {}],
  ])('%s says so and what it shows', (_name, files) => {
    const markup = drawn('<img src="p" alt="A quay">', files);
    expect(markup).toContain('Picture not available');
    expect(markup).toContain('A quay');
    expect(markup).not.toContain('<img');
    expect(markup).not.toContain('aspect-ratio');
  });

  test.each(['', '250-x-242-GAO-social-icon'])('that is not there and described as %j leaves no trace', (alt) => {
    expect(drawn(`<img src="p" alt="${alt}">`)).toBe('<div class="body-text"></div>');
    expect(drawn(`<figure><img src="p" alt="${alt}"><figcaption>Dusk.</figcaption></figure>`)).toMatch(
      /Picture not available<\/span><\/p><figcaption>Dusk\./,
    );
  });
});

test('a table scrolls in a frame with a name; heads head columns and rows', () => {
  const markup = drawn(
    '<table data-source="Us"><caption>Moves</caption><thead><tr><th>Port</th><th align="right">Days</th></tr></thead><tr><th>Corran</th><td align="right">3</td></tr></table>',
  );
  expect(markup).toContain('role="group" aria-label="Moves" tabindex="0"');
  expect(markup).toContain(
    '<thead><tr><th scope="col">Port</th><th scope="col" data-align="right">Days</th></tr></thead>',
  );
  expect(markup).toContain('<tbody><tr><th scope="row">Corran</th><td data-align="right">3</td></tr></tbody>');
  expect(markup).toContain('Source: Us');
});

test('a recording plays on demand and can be read', () => {
  const media = '<figure data-node="media" data-kind="audio" data-file="a" data-title="Talk"><p>Hello.</p></figure>';
  const recording = { ...PICTURE, id: 'a', src: '/files/a/1/a.mp3' };
  expect(drawn(media, { a: recording })).toMatch(
    /<audio controls="" preload="none" src="\/files\/a\/1\/a.mp3" aria-label="Talk"><\/audio>.*<summary>Transcript<\/summary><p>Hello.<\/p>/,
  );
  expect(drawn(media)).toContain('Recording not available');
});

test('another site is a link first, and a sandboxed frame that asks before it loads', () => {
  const markup = drawn('<div data-node="embed" data-url="https://youtu.be/dQw4w9WgXcQ" data-title="Talk"></div>');
  expect(markup).toContain('href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"');
  expect(markup).toMatch(
    /<iframe srcDoc="[^"]*youtube-nocookie\.com\/embed\/dQw4w9WgXcQ[^"]*" title="Talk, on YouTube" sandbox="/,
  );
  expect(drawn('<div data-node="embed" data-url="https://x.com/a/status/1" data-title="Post"></div>')).not.toContain(
    'iframe',
  );
});
