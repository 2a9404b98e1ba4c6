import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makeOrganization, makePublished, nextName, TESTER } from '../../test/factories.ts';
import { findRedirect } from '../redirects/queries.ts';
import { changeOrganization, deleteOrganization, mergeOrganizations, moveOrganization } from './commands.ts';
import { findOrganization } from './queries.ts';

useDatabase();

const by = (organizationId: string) => ({ organizationId, role: 'author' as const, affiliation: null });

test('a merged organization gives up its bylines, drafts and address', async () => {
  const [duplicate, kept] = [await makeOrganization(), await makeOrganization()];
  const piece = await makePublished({ byline: [by(duplicate.id), by(kept.id)] });
  const draft = await makeDraft({ byline: [by(duplicate.id)] });
  valueOf(await mergeOrganizations(TESTER, { duplicate: duplicate.id, into: kept.id }));
  const rows = await db().contribution.findMany({ where: { publicationId: piece.id } });
  expect(rows.map(({ organizationId }) => organizationId)).toEqual([kept.id]);
  const { content } = await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } });
  expect((content as { byline: unknown }).byline).toEqual([by(kept.id)]);
  expect(await findRedirect(db(), `/organizations/${duplicate.slug}`)).toBe(`/organizations/${kept.slug}`);
});

test('an organization in a draft’s byline is not deleted; one that nothing names is', async () => {
  const [named, free] = [await makeOrganization(), await makeOrganization()];
  await makeDraft({ byline: [by(named.id)] });
  expect(await deleteOrganization(TESTER, { id: named.id })).toMatchObject({ ok: false });
  valueOf(await deleteOrganization(TESTER, { id: free.id }));
  expect(await db().organization.count({ where: { id: free.id } })).toBe(0);
});

test('an organization is changed and moved', async () => {
  const organization = await makeOrganization();
  await makePublished({ byline: [by(organization.id)] });
  const change = { name: 'The Board', url: 'https://board.example/', description: null };
  valueOf(await changeOrganization(TESTER, { id: organization.id, organization: change }));
  const slug = nextName('board');
  valueOf(await moveOrganization(TESTER, { id: organization.id, slug }));
  expect(await findOrganization(db(), slug)).toMatchObject(change);
  expect(await findRedirect(db(), `/organizations/${organization.slug}`)).toBe(`/organizations/${slug}`);
});
