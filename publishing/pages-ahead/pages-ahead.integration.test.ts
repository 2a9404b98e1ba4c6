import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeHub,
  makeOrganization,
  makePerson,
  makePublished,
  makeScheduled,
  TESTER,
} from '../../test/factories.ts';
import { withdraw } from '../publications/withdraw-commands.ts';
import { routes } from '../routes.ts';
import { listWantedPages } from './queries.ts';

useDatabase();

const tomorrow = () => new Date(Date.now() + 86_400_000);

test('wanted are all pages readers can open, the newest publication first, and nothing they must not see', async () => {
  const person = await makePerson({ standing: 'expert' });
  const organization = await makeOrganization();
  const topic = await makeHub({ type: 'topic' });
  const byline = [{ role: 'author' as const, affiliation: null, organizationId: organization.id }];
  const older = await makePublished({ kind: 'report', byline }, { releaseAt: new Date('2020-01-01') });
  const newer = await makePublished({ kind: 'commentary' });
  const withdrawn = await makePublished({ kind: 'commentary' });
  await withdraw(TESTER, { id: withdrawn.id, expectedRevision: 1, outcome: 'gone', reason: 'It was wrong.' });
  const draft = await makeDraft();
  const scheduled = await makeScheduled({}, tomorrow());

  const wanted = await listWantedPages(db(), 1000);
  expect(new Set(wanted).size).toBe(wanted.length);
  expect(wanted.slice(0, 3)).toEqual([routes.home(), routes.group('reports'), routes.group('articles')]);
  expect(wanted).toEqual(
    expect.arrayContaining([
      routes.people(),
      routes.kind('report'),
      routes.person(person.slug),
      routes.organization(organization.slug),
      routes.hub('topic', topic.slug),
      routes.publication('commentary', withdrawn.slug),
    ]),
  );
  const at = (path: string) => wanted.indexOf(path);
  expect(at(routes.publication('commentary', newer.slug))).toBeGreaterThan(0);
  expect(at(routes.publication('commentary', newer.slug))).toBeLessThan(at(routes.publication('report', older.slug)));
  for (const { slug } of [draft, scheduled]) expect(wanted.join(' ')).not.toContain(slug);

  expect(await listWantedPages(db(), 5)).toEqual(wanted.slice(0, 5));
});
