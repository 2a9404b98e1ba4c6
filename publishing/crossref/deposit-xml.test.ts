import { expect, test } from 'vitest';
import { faultsBySchema, schemaDirectory } from '../../test/schemas.ts';
import { SOME_INSTITUTION, someOrganization, someone, somePublication } from '../../test/some-publication.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { depositObstacle, depositXml } from './deposit-xml.ts';

const folder = schemaDirectory('crossref-5.3.1');

function xmlOf(overrides: Partial<PublishedPublication> = {}, more: { translates?: string } = {}): string {
  return depositXml({
    publication: { ...somePublication({ kind: 'report', ...overrides }), doi: '10.5555/no-safe-harbor' },
    institution: SOME_INSTITUTION,
    site: 'https://www.example.org',
    depositor: { name: 'Penhallow', email: 'doi@example.org' },
    batchId: '019aa000-0000-7000-8000-000000000001',
    at: new Date('2026-03-01T12:00:00.123Z'),
    orcids: new Map([['ana-lopez', '0000-0002-1825-0097']]),
    translates: more.translates ?? null,
  });
}

const EVERYTHING: Partial<PublishedPublication> = {
  title: 'Ports & <piers>: “no” 安全 harbor',
  subtitle: 'A "sub" title',
  summary: 'One.\n\nTwo & three.\u0000',
  reportNumber: 'PI-26/3',
  language: 'pt-BR',
  date: { at: new Date('1987-06-01T12:00:00Z'), precision: 'year' },
  byline: [
    { ...someone('Ana López', 'Ana', 'López'), slug: 'ana-lopez', affiliation: 'Instituto & Co.' },
    someone('Ludwig van der Berg Jr.', 'Ludwig', 'van der Berg'),
    someone('王小明'),
    someone('Sukarno'),
    someone('Agent 47'),
    someOrganization('The Group of 12'),
    someone('Ed Itor', 'Ed', 'Itor', 'editor'),
    someone('Trans Lator', 'Trans', 'Lator', 'translator'),
    someone('With Help', 'With', 'Help', 'with'),
  ],
};

test('elements stand in the order of the schema, and the time grows', () => {
  const xml = xmlOf(EVERYTHING);
  const order = [
    'contributors',
    'titles',
    'jats:abstract',
    'publication_date',
    'publisher',
    'institution',
    'publisher_item',
    'doi_data',
  ];
  const places = order.map((name) => xml.search(new RegExp(`(?<!<affiliations>)<${name}[ >]`)));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(xml).toContain('<timestamp>20260301120000123</timestamp>');
  expect(xml).toContain('<publication_date media_type="online"><year>1987</year></publication_date>');
  expect(xml).toContain('<resource>https://www.example.org/publications/reports/');
  expect(xml.match(/sequence="first"/g)).toHaveLength(1);
  expect(xml).toContain('<ORCID>https://orcid.org/0000-0002-1825-0097</ORCID>');
  expect(xml).not.toContain('With Help');
});

test('a day is the day in the institution’s zone, and without authors the house is one', () => {
  const xml = xmlOf({ byline: [], date: { at: new Date('2014-08-15T02:00:00Z'), precision: 'day' } });
  expect(xml).toContain('<month>08</month><day>14</day><year>2014</year>');
  expect(xml).toContain(
    '<organization sequence="first" contributor_role="author">The Penhallow Institute</organization>',
  );
});

test('an author of the house is of the house, whatever their title', () => {
  const byline = [{ ...someone('Ada Alder'), affiliation: 'Senior Fellow, Trade', ofHouse: true }];
  expect(xmlOf({ byline })).toContain(
    '<affiliations><institution><institution_name>The Penhallow Institute</institution_name></institution></affiliations>',
  );
});

test('only scholarly kinds with a DOI and a year that Crossref takes are deposited', () => {
  const obstacle = (publication: Partial<PublishedPublication>) =>
    depositObstacle(somePublication(publication), SOME_INSTITUTION);
  expect(obstacle({ kind: 'report', doi: '10.5555/x' })).toBeNull();
  expect(obstacle({ kind: 'report' })).toContain('no DOI');
  expect(obstacle({ kind: 'commentary', doi: '10.5555/x' })).toContain('Commentary');
  const dated = (at: string) =>
    obstacle({ kind: 'report', doi: '10.5555/x', date: { at: new Date(at), precision: 'year' } });
  expect(dated('1400-06-01T12:00:00Z')).toBeNull();
  expect(dated('1399-06-01T12:00:00Z')).toContain('this is dated 1399');
});

if (folder) {
  test('Crossref’s schema takes what is written, and refuses what is not in order', async () => {
    const wrong = xmlOf().replace(/(<titles>.*<\/titles>)(.*)(<doi_data>)/, '$2$1$3');
    const documents = {
      plain: xmlOf(),
      everything: xmlOf(EVERYTHING),
      'unknown language': xmlOf({ byline: [], language: 'tlh' }),
      translation: xmlOf({ kind: 'working_paper', subtitle: 'S' }, { translates: '10.5555/original' }),
      'by month': xmlOf({ date: { at: new Date(), precision: 'month' } }),
      'oldest year': xmlOf({ date: { at: new Date('1400-06-01T12:00:00Z'), precision: 'day' } }),
      'too old': xmlOf({ date: { at: new Date('1399-06-01T12:00:00Z'), precision: 'day' } }),
      wrong,
    };
    const faults = await faultsBySchema(documents, folder, 'crossref5.3.1.xsd');
    expect(faults.map(({ document }) => document)).toEqual(['too old', 'wrong']);
  }, 180_000);
} else {
  console.log('Crossref’s schema is not beside the project: deposits are not validated by it here.');
}
