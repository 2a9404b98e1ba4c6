import { describe, expect, test } from 'vitest';
import { SOME_INSTITUTION, someone, somePublication } from '../../test/some-publication.ts';
import type { BylineEntry } from '../publications/views.ts';
import { citableWork } from './citable-work.ts';
import { type CitationFormat, writeCitation } from './formats.ts';
import { headTags } from './head-tags.ts';

const titleOf = (kind: 'report' | 'commentary', title: string, subtitle: string | null) =>
  citableWork(somePublication({ kind, title, subtitle }), SOME_INSTITUTION, 'https://penhallow.example/p').title;

test.each([
  ['On Harbors', 'A Survey', 'On Harbors: A Survey'],
  ['On Harbors', null, 'On Harbors'],
  ['On Harbors.', 'A Survey', 'On Harbors: A Survey'],
  ['Who Pays?', 'A Survey', 'Who Pays? A Survey'],
  ['Who Said “Ready?”', 'A Survey', 'Who Said “Ready?” A Survey'],
  ['Made in the U.S.', 'A Survey', 'Made in the U.S.: A Survey'],
  [' On\nHarbors ', 'A\u0000Survey', 'On Harbors: A Survey'],
])('a report called %j with %j under it is cited as %j', (title, subtitle, expected) => {
  expect(titleOf('report', title, subtitle)).toBe(expected);
});

test('what stands under the title of an article is no part of it', () => {
  expect(titleOf('commentary', 'On Harbors', 'Why they matter')).toBe('On Harbors');
});

describe('whose work it is', () => {
  const [ada, ben, cat] = (['speaker', 'speaker', 'host'] as const).map((role, index) =>
    someone(['Ada Alder', 'Ben Birch', 'Cat Cedar'][index] ?? '', null, null, role),
  ) as [BylineEntry, BylineEntry, BylineEntry];

  test.each<[string, 'transcript' | 'podcast', BylineEntry[], first: string, second: string | null]>([
    ['the speakers, not who asked them', 'transcript', [ada, ben, cat], 'Alder', 'Birch'],
    ['the speakers, whoever is named first', 'transcript', [cat, ada, ben], 'Alder', 'Birch'],
    ['the host, not the guest', 'podcast', [{ ...ada, role: 'guest' }, cat], 'Cedar', null],
  ])('is said alike everywhere: %s', (_, kind, byline, first, second) => {
    const publication = somePublication({ kind, byline });
    const cited = citableWork(publication, SOME_INSTITUTION, 'https://penhallow.example/p');
    const write = (format: CitationFormat) => writeCitation(cited, format).text;
    const families = [first, ...(second ? [second] : [])];
    for (const style of ['apa', 'chicago', 'mla'] as const) expect(write(style)).toMatch(new RegExp(`^${first}, `));
    expect(
      [...(/^ {2}author = .*$/m.exec(write('bibtex'))?.[0].matchAll(/(\w+), /g) ?? [])].map(([, name]) => name),
    ).toEqual(families);
    expect([...write('ris').matchAll(/^AU {2}- (\w+)/gm)].map(([, name]) => name)).toEqual(families);
    const item = JSON.parse(write('csl'))[0];
    expect(item.author.map(({ family }: { family: string }) => family)).toEqual(families);
    expect(item.host).toEqual([{ family: 'Cedar', given: 'Cat' }]);
    const creators = headTags(publication, cited, SOME_INSTITUTION, false).filter(({ name }) => name === 'DC.creator');
    expect(creators.map(({ content }) => content.split(',')[0])).toEqual(families);
  });
});
