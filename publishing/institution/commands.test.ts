import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makePublished, makeScheduled, TESTER } from '../../test/factories.ts';
import { formatPublicDate } from '../dates.ts';
import { describeInstitution } from './commands.ts';
import { findInstitution } from './queries.ts';

useDatabase();

test('a new time zone moves no date that is known by its day, in pages, lists and search, and no embargo', async () => {
  await moveTo('America/New_York');
  const released = { releaseAt: new Date('2014-08-15T04:00:00Z'), datePrecision: 'day' as const };
  const dated = await makePublished({ title: 'Known by its day' }, released);
  const exact = await makePublished({ title: 'Known by its minute' }, { ...released, datePrecision: 'minute' });
  const waits = await makeScheduled({ title: 'Known when it comes' }, new Date(Date.now() + 3_600_000));
  const until = (await row(waits.id)).releaseAt;

  const institution = await moveTo('America/Los_Angeles');
  const { releaseAt: at, datePrecision: precision } = await row(dated.id);
  if (!at) throw new Error('It lost its date.');
  expect(formatPublicDate({ at, precision }, institution)).toBe('August 15, 2014');
  expect(at).toEqual(new Date('2014-08-15T07:00:00Z'));
  const entries = await db().listEntry.findMany({ where: { publicationId: dated.id } });
  expect(entries.map(({ releaseAt }) => releaseAt)).toEqual(entries.map(() => at));
  expect(entries).not.toEqual([]);
  const [found] = await db().$queryRaw<{ at: Date }[]>`
    SELECT "releaseAt" AS at FROM "SearchDocument" WHERE "publicationId" = ${dated.id}::uuid`;
  expect(found?.at).toEqual(at);
  expect((await row(exact.id)).releaseAt).toEqual(released.releaseAt);
  expect((await row(waits.id)).releaseAt).toEqual(until);
});

test('profiles are addresses, refused as one field, and stay as they are when left out', async () => {
  const { name, shortName, tagline, description, timeZone, language } = await findInstitution(db());
  const input = { name, shortName, tagline: tagline || 'T', description: description || 'D', timeZone, language };
  const nameProfiles = (profiles?: string[]) =>
    describeInstitution(TESTER, { ...input, accent: null, address: null, contactUrl: null, profiles });
  for (const wrong of ['mastodon', 'javascript:alert(1)', 'ftp://x.example/a'])
    expect(await nameProfiles(['https://social.example/@us', wrong])).toMatchObject({
      ok: false,
      issues: [{ field: 'profiles', message: expect.stringContaining('whole address') }],
    });
  valueOf(await nameProfiles(['https://social.example/@us']));
  valueOf(await nameProfiles());
  expect((await findInstitution(db())).profiles).toEqual(['https://social.example/@us']);
});

async function moveTo(timeZone: string) {
  const institution = await findInstitution(db());
  const { name, shortName, tagline, description, language, accent, address, contactUrl } = institution;
  const input = { name, shortName, tagline, description, timeZone, language, accent, address, contactUrl };
  valueOf(await describeInstitution(TESTER, { ...input, tagline: tagline || 'T', description: description || 'D' }));
  return findInstitution(db());
}

function row(id: string) {
  return db().publication.findUniqueOrThrow({ where: { id }, select: { releaseAt: true, datePrecision: true } });
}
