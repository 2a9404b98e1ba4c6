import { expect, test } from 'vitest';
import { SOME_INSTITUTION, someone, somePublication } from '../../test/some-publication.ts';
import type { Document, Inline } from '../body/document.ts';
import { citableWork } from '../citations/citable-work.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { publicationJson } from './plain-json.ts';

const PAGE = 'https://penhallow.example/p';

function told(overrides: Partial<PublishedPublication>) {
  const publication = somePublication(overrides);
  return JSON.parse(publicationJson(publication, citableWork(publication, SOME_INSTITUTION, PAGE), SOME_INSTITUTION));
}

test('the text has its footnotes, numbered as they are called', () => {
  const text = (words: string): Inline => ({ type: 'text', text: words });
  const note = (words: string): Inline => ({ type: 'footnote', content: [{ type: 'text', text: words }] });
  const body: Document = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [text('Ports close'), note('In winter.'), text(' early.')] },
      { type: 'blockquote', content: [{ type: 'paragraph', content: [text('So they say.'), note('Ibid.')] }] },
    ],
  };
  expect(told({ body }).text).toBe('Ports close[1] early.\n\nSo they say.[2]\n\n[1] In winter.\n\n[2] Ibid.');
  expect(told({}).text).toBeNull();
});

test('who is of the house has a position there, and everybody else the place they named', () => {
  const byline = [
    { ...someone('Ada Alder'), affiliation: 'Senior Fellow, Trade', ofHouse: true },
    { ...someone('Ben Birch'), affiliation: 'Harbor College' },
  ];
  expect(told({ byline }).byline).toMatchObject([
    { name: 'Ada Alder', affiliation: SOME_INSTITUTION.name, position: 'Senior Fellow, Trade' },
    { name: 'Ben Birch', affiliation: 'Harbor College', position: null },
  ]);
});
