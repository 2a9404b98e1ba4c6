import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

function mapOf(bytes: number) {
  const map = new BoundedMap<string>(bytes, (value) => value.length);
  return { map, held: () => Object.fromEntries(map.entries()) };
}

test('what was not asked for the longest time gives way, as much as is needed', () => {
  const { map, held } = mapOf(10);
  map.set('a', '1234');
  map.set('b', '1234');
  expect(map.get('a')).toBe('1234');
  map.set('c', '123');
  expect(held()).toEqual({ a: '1234', c: '123' });
  map.set('d', '123456789');
  expect(held()).toEqual({ d: '123456789' });
});

test('a new value takes the place of the old one, and its room', () => {
  const { map, held } = mapOf(10);
  map.set('a', '12345');
  map.set('b', '12345');
  map.set('a', '54321');
  expect(held()).toEqual({ a: '54321', b: '12345' });
});

test('what was deleted leaves its room', () => {
  const { map, held } = mapOf(10);
  map.set('a', '1234567890');
  map.delete('a');
  map.delete('a');
  map.set('b', '1234567890');
  map.set('c', '');
  expect(held()).toEqual({ b: '1234567890', c: '' });
});

test('what is larger than all there is room for is not kept, and costs nobody else a place', () => {
  const { map, held } = mapOf(3);
  map.set('a', '1');
  map.set('b', '12');
  map.set('b', '1234');
  expect(held()).toEqual({ a: '1' });
  map.set('c', '12');
  expect(held()).toEqual({ a: '1', c: '12' });
});
