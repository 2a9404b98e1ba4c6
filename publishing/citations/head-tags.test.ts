import { expect, test } from 'vitest';
import { SOME_INSTITUTION, someOrganization, someone, somePublication } from '../../test/some-publication.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { citableWork } from './citable-work.ts';
import { headTags } from './head-tags.ts';

const HERE = 'https://penhallow.example/p';
const tagsOf = (overrides: Partial<PublishedPublication>) => {
  const publication = somePublication({ title: 'On Harbors', ...overrides });
  return headTags(publication, citableWork(publication, SOME_INSTITUTION, HERE), SOME_INSTITUTION, true).map(
    ({ name, content }) => `${name}: ${content}`,
  );
};

test('a report has the tags of a technical report, authors in order, each with the affiliation it had then', () => {
  expect(
    tagsOf({
      kind: 'report',
      subtitle: 'Municipal Credit',
      reportNumber: '12',
      byline: [
        { ...someone('Anna Maria van der Berg'), affiliation: 'Harbor College' },
        someone('Martin Luther King Jr.'),
        someOrganization('World Bank'),
        someone('Ed Itor', null, null, 'editor'),
      ],
      hubs: [
        { type: 'topic', slug: 'a', name: 'Ports' },
        { type: 'topic', slug: 'b', name: 'Finance' },
        { type: 'series', slug: 'c', name: 'Harbor Papers' },
      ],
    }),
  ).toEqual([
    'citation_title: On Harbors: Municipal Credit',
    'citation_author: van der Berg, Anna Maria',
    'citation_author_institution: Harbor College',
    'citation_author: King, Martin Luther, Jr.',
    'citation_author: World Bank,',
    'citation_publication_date: 2014/8/15',
    'citation_technical_report_institution: The Penhallow Institute',
    'citation_technical_report_number: 12',
    'citation_series_title: Harbor Papers',
    'citation_language: en',
    'citation_abstract: Two governments wanted a treaty.',
    'citation_keywords: Ports',
    'citation_keywords: Finance',
    'citation_fulltext_html_url: https://penhallow.example/p',
    'citation_pdf_url: https://penhallow.example/p.pdf',
  ]);
});

test.each([
  ['Anna Maria van der Berg', 'Anna Maria van der Berg'],
  ['Anna van der Berg', 'van der Berg, Anna'],
  ['Anna Maria Berg', 'Berg, Anna Maria'],
])('%s alone is written so that nobody takes one for two', (name, written) => {
  expect(tagsOf({ kind: 'report', byline: [someone(name)] })).toContain(`citation_author: ${written}`);
});

test('an organization’s commas part nothing', () => {
  const byline = [
    someOrganization('Center for Ports, Inc.'),
    someOrganization('Ministry of Health, Labour and Welfare'),
  ];
  expect(tagsOf({ kind: 'report', byline })).toEqual(
    expect.arrayContaining([
      'citation_author: Center for Ports Inc.,',
      'citation_author: Ministry of Health Labour and Welfare,',
    ]),
  );
  expect(tagsOf({ kind: 'report', byline: [someOrganization('UNESCO')] })).toContain('citation_author: UNESCO');
  expect(tagsOf({ byline })).toContain('DC.creator: Center for Ports Inc.,');
});

test.each([
  ['year' as const, '1987'],
  ['month' as const, '1987'],
  ['day' as const, '1987/6/1'],
])('a date known to the %s', (precision, written) => {
  const date = { at: new Date('1987-06-01T12:00:00Z'), precision };
  expect(tagsOf({ kind: 'report', date })).toContain(`citation_publication_date: ${written}`);
});

test('what is not scholarly says so little that Scholar passes it by, and names its outlet', () => {
  const outlet = { slug: 'wpr', name: 'World Politics Review', url: null };
  expect(tagsOf({ outlet, originalUrl: 'https://wpr.example/1' })).toEqual([
    'DC.type: magazineArticle',
    'DC.title: On Harbors',
    'DC.creator: Weitz, Richard',
    'DC.date: 2014-08-15',
    'DC.source: World Politics Review',
    'DC.language: en',
    'DC.description: Two governments wanted a treaty.',
    'DC.identifier: https://penhallow.example/p',
    'prism.publicationName: World Politics Review',
    'prism.publicationDate: 2014-08-15',
  ]);
});

test('an event is dated when it takes place', () => {
  const event = {
    startsAt: new Date('2027-03-05T02:00:00Z'),
    endsAt: null,
    venue: null,
    registrationUrl: null,
    isOver: false,
  };
  expect(tagsOf({ kind: 'event', event })).toContain('DC.date: 2027-03-04');
});

test('a withdrawn text that is kept has its tags; a notice has none', () => {
  const withdrawal = { at: new Date('2015-03-03T12:00:00Z'), reason: '', replacedBy: null };
  const tags = (outcome: 'text_kept' | 'notice_only') =>
    tagsOf({ kind: 'report', withdrawal: { ...withdrawal, outcome } });
  expect(tags('text_kept')).not.toEqual([]);
  expect(tags('notice_only')).toEqual([]);
});

test('an author of the house is told to be of the house, not of their own title', () => {
  const byline = [
    { ...someone('Ada Alder'), affiliation: 'Senior Fellow, Trade', ofHouse: true },
    { ...someone('Ben Birch'), ofHouse: true },
    { ...someone('Cat Cedar'), affiliation: 'Harbor College' },
  ];
  const told = tagsOf({ kind: 'report', byline }).filter((tag) => tag.startsWith('citation_author_institution'));
  expect(told.map((tag) => tag.split(': ')[1])).toEqual([
    SOME_INSTITUTION.name,
    SOME_INSTITUTION.name,
    'Harbor College',
  ]);
});
