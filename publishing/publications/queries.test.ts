import { describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeHub,
  makeOrganization,
  makeOutlet,
  makePerson,
  makePublished,
  makeScheduled,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import { revise } from './commands.ts';
import { viewOfContent } from './content-queries.ts';
import { findEditions } from './edition-queries.ts';
import { findPublished, listRails, RAIL_LENGTH } from './queries.ts';
import { withdraw } from './withdraw-commands.ts';

useDatabase();

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const byPerson = (personId: string) => [{ role: 'author' as const, affiliation: null, personId }];

describe('rails', () => {
  test('put what has most in common first, then the newest, never itself and nothing twice', async () => {
    const [topic, series, region] = [
      await makeHub(),
      await makeHub({ type: 'series' }),
      await makeHub({ type: 'region' }),
    ];
    const person = await makePerson();
    const all = { hubs: [topic.id, series.id, region.id], byline: byPerson(person.id) };
    const me = await makePublished(all, { releaseAt: ago(1) });
    const bySeries = await makePublished({ hubs: [series.id] }, { releaseAt: ago(900) });
    const byTopic = await makePublished({ hubs: [topic.id] }, { releaseAt: ago(500) });
    const byTopicNewer = await makePublished({ hubs: [topic.id] }, { releaseAt: ago(400) });
    const byEverything = await makePublished(all, { releaseAt: ago(2000) });
    await makePublished({ byline: byPerson(person.id) }, { releaseAt: ago(3) });
    const report = await makePublished({ kind: 'report', hubs: [region.id] }, { releaseAt: ago(30) });

    const { rails, filled } = await listRails(db(), me.id);
    expect(rails.articles.map((card) => card.id)).toEqual([byEverything.id, bySeries.id, byTopicNewer.id, byTopic.id]);
    expect(rails.reports.map((card) => card.id)).toEqual([report.id]);
    expect(filled).toEqual(['reports']);
  });

  test('fill up with what is new, and say so', async () => {
    const lonely = await makePublished({ kind: 'report' });
    await Promise.all(Array.from({ length: RAIL_LENGTH + 1 }, () => makePublished({ kind: 'report' })));
    const { rails, filled } = await listRails(db(), lonely.id);
    expect(rails.reports).toHaveLength(RAIL_LENGTH);
    expect(rails.reports.map((card) => card.id)).not.toContain(lonely.id);
    expect(filled).toContain('reports');
  });

  test('hold nothing embargoed and nothing withdrawn', async () => {
    const topic = await makeHub();
    const me = await makePublished({ hubs: [topic.id] });
    const hidden = await makeScheduled({ hubs: [topic.id], title: 'Embargoed' }, new Date(Date.now() + 3_600_000));
    const gone = await makePublished({ hubs: [topic.id] });
    valueOf(await withdraw(TESTER, { id: gone.id, expectedRevision: 1, outcome: 'text_kept', reason: 'r' }));
    const { rails } = await listRails(db(), me.id);
    const shown = [...rails.articles, ...rails.reports].map((card) => card.id);
    expect(shown).not.toContain(hidden.id);
    expect(shown).not.toContain(gone.id);
  });
});

test('editions are those of one work that are public, whichever of them is asked about', async () => {
  const original = await makePublished({ title: 'The delta' }, { releaseAt: ago(3) });
  const french = await makePublished({ language: 'fr', translationOf: original.id }, { releaseAt: ago(2) });
  const german = await makeScheduled({ language: 'de', translationOf: original.id }, new Date(Date.now() + 3_600_000));
  await makePublished();
  for (const { id } of [original, french]) {
    const { family, editions } = await findEditions(db(), id);
    expect([...family].sort()).toEqual([original.id, french.id, german.id].sort());
    expect(editions.map((edition) => [edition.id, edition.language, edition.original])).toEqual([
      [original.id, 'en', true],
      [french.id, 'fr', false],
    ]);
  }
});

describe('a page', () => {
  test('has its byline in order, people and organizations alike, with their roles', async () => {
    const [a, b, house] = [await makePerson(), await makePerson(), await makeOrganization()];
    const piece = await makePublished({
      byline: [
        { role: 'author', affiliation: null, organizationId: house.id },
        { role: 'author', affiliation: 'Elsewhere', personId: b.id },
        { role: 'editor', affiliation: null, personId: a.id },
      ],
    });
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown?.byline.map(({ type, slug, role }) => [type, slug, role])).toEqual([
      ['organization', house.slug, 'author'],
      ['person', b.slug, 'author'],
      ['person', a.slug, 'editor'],
    ]);
  });

  test('has the parts of the names on record', async () => {
    const parts = { givenName: 'Anna', familyName: 'van der Berg' };
    const [person, house] = [await makePerson(parts), await makeOrganization()];
    const byline = [...byPerson(person.id), { role: 'author' as const, affiliation: null, organizationId: house.id }];
    const piece = await makePublished({ byline });
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown?.byline.map(({ givenName, familyName }) => ({ givenName, familyName }))).toEqual([
      parts,
      { givenName: null, familyName: null },
    ]);
  });

  test('knows who is of the house: its own people, unless their record names another place', async () => {
    const own = await makePerson({ standing: 'fellow' });
    const elsewhere = await makePerson({ standing: 'fellow', affiliation: 'Harbor College' });
    const people = [own, elsewhere, await makePerson()];
    const house = await makeOrganization();
    const byline = [
      ...people.flatMap(({ id }) => byPerson(id)),
      { role: 'author' as const, affiliation: null, organizationId: house.id },
    ];
    const piece = await makePublished({ byline });
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown?.byline.map(({ ofHouse }) => ofHouse)).toEqual([true, false, false, false]);
    const around = shown as NonNullable<typeof shown>;
    const written = await viewOfContent(db(), someContent({ byline }), around);
    expect(written.byline).toEqual(around.byline);
  });

  test('of a piece that lives elsewhere names outlet and address', async () => {
    const outlet = await makeOutlet();
    const originalUrl = 'https://outlet.example/piece?x=1';
    const piece = await makePublished({ outletId: outlet.id, originalUrl, body: { type: 'doc', content: [] } });
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown).toMatchObject({ originalUrl, outlet: { slug: outlet.slug } });
  });

  test('of an event tells when and where', async () => {
    const startsAt = '2127-03-04T17:00:00.000Z';
    const event = { startsAt, endsAt: null, venue: 'Main Hall', registrationUrl: 'https://tickets.example/1' };
    const piece = await makePublished({ kind: 'event', event });
    const shown = await findPublished(db(), 'event', piece.slug);
    expect(shown?.event).toEqual({ ...event, startsAt: new Date(startsAt), isOver: false });
  });

  test('shows its notes in order, the newest named in lists', async () => {
    const piece = await makePublished();
    const note = (type: 'correction' | 'update', at: string) => ({ type, text: type, at: new Date(at) });
    const base = { id: piece.id, content: someContent() };
    valueOf(await revise(TESTER, { ...base, expectedRevision: 1, publicNote: note('update', '2026-05-02') }));
    valueOf(await revise(TESTER, { ...base, expectedRevision: 2, publicNote: note('correction', '2026-05-01') }));
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown?.notes.map(({ type }) => type)).toEqual(['correction', 'update']);
    expect(shown?.noted).toBe('update');
  });
});
