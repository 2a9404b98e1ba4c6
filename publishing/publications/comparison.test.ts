import { expect, test } from 'vitest';
import { compareContents } from './comparison.ts';
import { EMPTY_CONTENT, type PublicationContent } from './content.ts';

const CLOCK = { timeZone: 'America/New_York', timeName: 'Washington', language: 'en-US' };
const content = (overrides: Partial<PublicationContent>): PublicationContent => ({ ...EMPTY_CONTENT, ...overrides });
const by = (...people: string[]) =>
  people.map((personId) => ({ role: 'author' as const, affiliation: null, personId }));
const changes = (before: Partial<PublicationContent>, after: Partial<PublicationContent>) =>
  compareContents(content(before), content(after), (id) => `<${id}>`, CLOCK).fields.map(({ label, runs, entries }) =>
    entries
      ? [label, ...entries.map(({ name, what, details }) => `${name} ${what}: ${details.join('; ')}`)]
      : [label, ...runs.map(({ what, text }) => `${{ same: '', deleted: '-', inserted: '+' }[what]}${text}`)],
  );

test('who moved in a byline is said, not who was pushed along', () => {
  expect(changes({ byline: by('a', 'b', 'c') }, { byline: by('b', 'a', 'c') })[0]?.length).toBe(2);
  expect(changes({ byline: by('a', 'b', 'c', 'd') }, { byline: by('d', 'a', 'b', 'c') })).toEqual([
    ['Byline', '<d> changed: moved from 4th to 1st'],
  ]);
  expect(changes({ byline: by('a', 'b') }, { byline: by('x', 'a') })).toEqual([
    ['Byline', '<x> added: as 1st', '<b> removed: was 2nd'],
  ]);
});

test('roles, affiliations, hubs, files, cover and every line of the metadata', () => {
  expect(
    changes(
      {
        title: 'The long winter',
        byline: [{ role: 'author', affiliation: 'Then', personId: 'a' }],
        hubs: ['x', 'y'],
        downloads: [{ fileId: 'f', label: 'Report' }],
        cover: { fileId: 'p', alt: 'A ship' },
        doi: null,
      },
      {
        kind: 'report',
        title: 'The short winter',
        byline: [{ role: 'editor', affiliation: null, personId: 'a' }],
        hubs: ['y', 'z'],
        downloads: [{ fileId: 'f', label: 'Full report' }],
        cover: { fileId: 'q', alt: 'A ship' },
        doi: '10.1234/abc',
      },
    ),
  ).toEqual([
    ['Kind', '-Commentary', '+Report'],
    ['Title', 'The ', '-long', '+short', ' winter'],
    ['Cover', '-<p>', '+<q>'],
    ['DOI', '+10.1234/abc'],
    ['Byline', '<a> changed: was author, is editor; affiliation was “Then”, is empty'],
    ['Topics, regions, programs, series', '<z> added: as 2nd', '<x> removed: was 1st'],
    ['Files', '<f> changed: label was “Report”, is “Full report”'],
  ]);
});

test('languages and moments are said as people say them', () => {
  const event = { startsAt: '2026-03-26T13:00:00Z', endsAt: null, venue: null, registrationUrl: null };
  expect(changes({ language: 'en', event: null }, { language: 'pt-BR', event })).toEqual([
    ['Language', '-English', '+Portuguese (Brazil)'],
    ['Begins', '+Thursday, March 26, 2026, 09:00 Washington time (13:00 UTC)'],
  ]);
});

test('the same content has no change', () => {
  const one = { title: 'T', byline: by('a', 'b'), hubs: ['x'] };
  expect(changes(one, one)).toEqual([]);
});
