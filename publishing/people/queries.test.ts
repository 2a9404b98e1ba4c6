import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeOrganization, makePerson, makePublished, makeScheduled, TESTER } from '../../test/factories.ts';
import { findOrganization } from '../organizations/queries.ts';
import { withdraw } from '../publications/withdraw-commands.ts';
import { findPerson, listPeople } from './queries.ts';

useDatabase();

const soon = () => new Date(Date.now() + 3_600_000);

test('a contributor has a page from the first release on, and keeps it after a withdrawal', async () => {
  const [person, house] = [await makePerson(), await makeOrganization()];
  const byline = [
    { role: 'author' as const, affiliation: null, personId: person.id },
    { role: 'author' as const, affiliation: null, organizationId: house.id },
  ];
  const shown = async () => [
    (await findPerson(db(), person.slug)) !== null,
    (await findOrganization(db(), house.slug)) !== null,
    (await listPeople(db())).some(({ people }) => people.some(({ id }) => id === person.id)),
  ];
  await makeScheduled({ byline }, soon());
  expect(await shown()).toEqual([false, false, false]);
  const piece = await makePublished({ byline });
  expect(await shown()).toEqual([true, true, true]);
  valueOf(await withdraw(TESTER, { id: piece.id, expectedRevision: 1, outcome: 'gone', reason: 'r' }));
  expect(await shown()).toEqual([true, true, false]);
});

test('people of the house are there without a publication, by standing, until they retire', async () => {
  const fellow = await makePerson({ standing: 'fellow' });
  const before = await makePerson({ standing: 'fellow', retiredAt: new Date('2020-01-01') });
  const fellows = (await listPeople(db())).find(({ standing }) => standing === 'fellow')?.people.map(({ id }) => id);
  expect(fellows).toContain(fellow.id);
  expect(fellows).not.toContain(before.id);
  expect((await findPerson(db(), before.slug))?.retired).toBe(true);
});
