import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { useDatabase } from '../../test/database.ts';
import { makePublished, makeScheduled } from '../../test/factories.ts';
import { routes } from '../routes.ts';
import { listOfYear } from './queries.ts';

useDatabase();

test('a publication is named with what it is in other languages, as far as that is public', async () => {
  const original = await makePublished({ kind: 'report' });
  const french = await makePublished({ kind: 'report', language: 'fr', translationOf: original.id });
  await makeScheduled(
    { kind: 'report', language: 'de', translationOf: original.id },
    new Date(Date.now() + 86_400_000),
  );
  const alone = await makePublished({ kind: 'report' });
  const named = await listOfYear(db(), 'report', new Date().getUTCFullYear(), 1);
  const editionsAt = (slug: string) =>
    named
      .find(({ path }) => path === routes.publication('report', slug))
      ?.work?.editions.map(({ id, language, original: first }) => [id, language, first]);
  const both = [
    [original.id, 'en', true],
    [french.id, 'fr', false],
  ];
  expect(named).toHaveLength(3);
  expect(editionsAt(original.slug)).toEqual(both);
  expect(editionsAt(french.slug)).toEqual(both);
  expect(editionsAt(alone.slug)).toBeUndefined();
});
