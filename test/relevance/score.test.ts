import { expect, test } from 'vitest';
import { judgements, ndcg } from './score.ts';

test('the judged order is worth 1, nothing of it 0, and a better place more', () => {
  const expected = ['a', 'b', 'c'];
  expect(ndcg(['a', 'b', 'c', 'd'], expected)).toBe(1);
  expect(ndcg(['x', 'y'], expected)).toBe(0);
  expect(ndcg(['x', 'a'], expected)).toBeLessThan(ndcg(['a', 'x'], expected));
  expect(ndcg(['a', 'a', 'b', 'c'], expected)).toBeLessThan(1);
});

test('at least sixty searches are judged, each once', () => {
  const queries = judgements();
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(queries.map(({ q }) => q)).size).toBe(queries.length);
  for (const { q, expect: wanted } of queries) expect(wanted.length, q).toBeGreaterThan(0);
});
