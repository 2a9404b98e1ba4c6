import { expect, test } from 'vitest';
import { seal, unseal } from './sealed.ts';

process.env.SECRET = 'a secret of a test that has enough characters';

test('what was sealed comes back, and nothing else does', () => {
  const sealed = seal(['“a.svg” is a drawing.']);
  expect(unseal(sealed)).toEqual(['“a.svg” is a drawing.']);
  const [text = '', signature = ''] = sealed.split('.');
  const other = Buffer.from('["Call this number."]').toString('base64url');
  for (const forged of [undefined, '', '.', text, `${other}.${signature}`, `${text}.${signature}x`, `${text}.`]) {
    expect(unseal(forged)).toBeNull();
  }
});
