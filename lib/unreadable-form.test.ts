import { expect, test } from 'vitest';
import { unreadableBecause } from './unreadable-form.ts';

test.each([
  ['multipart/form-data', 'x'],
  ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'],
])('what the platform says of a form as %s is a reason, without where it stood', async (type, body) => {
  const request = new Request('http://127.0.0.1/', { method: 'POST', headers: { 'content-type': type }, body });
  const error = await request.formData().catch((reason: unknown) => reason);
  expect(unreadableBecause(error)).toMatch(/^Failed to parse body as FormData.*boundary/);
});

test('no other error is one', () => {
  for (const error of [new Error('The database is away.'), new TypeError('x is not a function'), 'no', null])
    expect(unreadableBecause(error)).toBeNull();
});
