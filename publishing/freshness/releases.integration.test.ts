import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makePerson, makePublished, makeScheduled } from '../../test/factories.ts';
import { scopes } from '../listings/listing.ts';
import { lookForReleases } from './releases.ts';

const database = useDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url() });
  await client.connect();
});
afterAll(() => client.end());

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);

test('only what is scheduled becomes due, with its address and every list it stands in', async () => {
  await makeDraft();
  await makePublished();
  const author = await makePerson();
  await makeScheduled({}, soon(3_600_000));
  const { id, slug } = await makeScheduled(
    { kind: 'report', byline: [{ role: 'author', affiliation: null, personId: author.id }] },
    soon(600),
  );

  const before = await lookForReleases(client, 120);
  expect(before.due).toEqual([]);
  expect(before.nextIn).toBeGreaterThan(0);
  expect(before.nextIn).toBeLessThan(600);

  await client.query('SELECT pg_sleep($1)', [(before.nextIn ?? 0) / 1000 + 0.01]);
  const after = await lookForReleases(client, 120);
  expect(after.due).toMatchObject([{ id, kind: 'report', slug }]);
  const [release] = after.due;
  expect(release && 'scopes' in release && release.scopes.sort()).toEqual(
    [scopes.group('reports'), scopes.kind('report'), scopes.person(author.id)].sort(),
  );
  expect(after.nextIn).toBeGreaterThan(3_500_000);
  expect((await lookForReleases(client, 0)).due).toEqual([]);
});

test('an event becomes due when it ends; where no end is known, a day after it began', async () => {
  const event = { venue: null, registrationUrl: null };
  const at = (milliseconds: number) => soon(milliseconds).toISOString();
  await makePublished({ kind: 'event', event: { ...event, startsAt: at(-1000), endsAt: at(3_600_000) } });
  const over = await makePublished({ kind: 'event', event: { ...event, startsAt: at(-9000), endsAt: at(-1000) } });
  const day = 86_400_000;
  const long = await makePublished({ kind: 'event', event: { ...event, startsAt: at(-day - 1000), endsAt: null } });
  await makePublished({ kind: 'event', event: { ...event, startsAt: at(-2 * day), endsAt: null } });
  await makePublished({ kind: 'event', event: { ...event, startsAt: at(600_000 - day), endsAt: null } });

  const { due: all, nextIn } = await lookForReleases(client, 120);
  const due = all.filter((each) => 'kind' in each && each.kind === 'event');
  expect(due.map(({ id }) => id).sort()).toEqual([over.id, long.id].sort());
  expect(due[0]).toMatchObject({ kind: 'event', slug: expect.any(String), scopes: [] });
  expect(nextIn).toBeGreaterThan(500_000);
  expect(nextIn).toBeLessThanOrEqual(600_000);
});
