import { expect, test } from 'vitest';
import { decoded, strictlyDecoded } from './decoded.ts';

test.each([
  ['caf%C3%A9', 'café', 'café'],
  ['100 %', '100 %', null],
  ['%ff', '%ff', null],
  ['', '', ''],
])('%j says %j', (text, said, strictly) => {
  expect([decoded(text), strictlyDecoded(text)]).toEqual([said, strictly]);
});
