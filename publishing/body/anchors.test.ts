import { expect, test } from 'vitest';
import { anchorOf, withAnchors } from './anchors.ts';
import type { Document } from './document.ts';
import { filesOf } from './files.ts';
import { footnotesOf } from './footnotes.ts';
import { documentFromHtml } from './from-html.ts';
import { outlineOf } from './outline.ts';

function headings(...list: [text: string, id?: string][]): Document {
  return {
    type: 'doc',
    content: list.map(([text, id]) => ({
      type: 'heading',
      attrs: id ? { level: 2, id } : { level: 2 },
      content: [{ type: 'text', text }],
    })),
  };
}

function anchors(document: Document): (string | undefined)[] {
  return withAnchors(document).content.map((block) => (block.type === 'heading' ? block.attrs.id : undefined));
}

test('anchors follow from the words and are unique', () => {
  expect(anchors(headings(['What we found'], ['What we found!'], ['…'], ['方法'], ['What we found 2']))).toEqual([
    's-what-we-found',
    's-what-we-found-2',
    's-section',
    's-方法',
    's-what-we-found-2-2',
  ]);
});

test('an anchor that is there stays, and nobody else takes it', () => {
  expect(anchors(headings(['Method'], ['How', 's-method'], ['Again', 's-method'], ['Bad', 'body']))).toEqual([
    's-method-2',
    's-method',
    's-again',
    's-bad',
  ]);
});

test('no anchor is a name that a script or a page may read', () => {
  for (const name of ['body', 'cookie', 'contents', 'footnote-1', '__proto__', 'getElementById']) {
    expect(anchorOf(name)).toMatch(/^s-/);
  }
});

test('the contents list has the anchors that the text has', () => {
  expect(outlineOf(headings(['Method'], ['Method']))).toEqual([
    { id: 's-method', text: 'Method', level: 2 },
    { id: 's-method-2', text: 'Method', level: 2 },
  ]);
});

test('notes and files are found wherever they stand, in reading order', () => {
  const { document } = documentFromHtml(
    '<p>a<span data-node="footnote">one</span></p><ul><li>b<span data-node="footnote">two</span><figure data-file="f1"><img alt=""></figure></li></ul>' +
      '<figure data-node="media" data-kind="video" data-file="f2" data-poster="f3" data-title="t"><figure data-file="f1"></figure></figure>',
  );
  expect(footnotesOf(document).map(({ content }) => content)).toEqual([
    [{ type: 'text', text: 'one' }],
    [{ type: 'text', text: 'two' }],
  ]);
  expect(filesOf(document)).toEqual(['f1', 'f2', 'f3']);
});
