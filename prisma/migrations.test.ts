import { expect, inject, test } from 'vitest';
import { diffToSchema } from './diff.ts';

test('the migrations make what schema.prisma declares', async () => {
  expect(await diffToSchema(inject('clusterUrls'))).toBe('');
});
