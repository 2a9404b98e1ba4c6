import { expect, test } from 'vitest';
import { carriesOwnKey, withOwnKey } from './own-key.ts';

test('the process knows its own questions, in whichever form their headers come', () => {
  expect(carriesOwnKey(new Headers(withOwnKey()))).toBe(true);
  expect(carriesOwnKey({ host: 'localhost', ...withOwnKey() })).toBe(true);
});

test.each([undefined, '', 'x', 'x'.repeat(43)])('the key %j is not ours', (key) => {
  expect(carriesOwnKey(new Headers(key === undefined ? {} : { 'x-masthead-key': key }))).toBe(false);
  expect(carriesOwnKey({ 'x-masthead-key': key })).toBe(false);
});
