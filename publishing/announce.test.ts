import { expect, test } from 'vitest';
import { payloadsOf } from './announce.ts';
import { type Tag, tags } from './cache-tags.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => tags.address(`/publications/commentary/${'é'.repeat(40)}-${index}`));

test('tags travel together, in payloads that PostgreSQL takes', () => {
  expect(payloadsOf([tags.people])).toEqual([JSON.stringify([tags.people])]);
  const payloads = payloadsOf(many(300));
  expect(payloads.length).toBeGreaterThan(1);
  for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8000);
  expect(payloads.flatMap((payload) => JSON.parse(payload) as Tag[])).toEqual(many(300));
});

test('more than can be told one by one expire the whole site', () => {
  expect(payloadsOf(many(5000))).toEqual([JSON.stringify([tags.site])]);
});

test('no tags are still heard', () => {
  expect(payloadsOf([])).toEqual(['[]']);
});
