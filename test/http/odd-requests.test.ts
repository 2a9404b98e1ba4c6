import { expect, test } from 'vitest';
import { rawRequest } from '../raw-request.ts';
import { useSites } from '../sites.ts';

const { get, instance } = useSites();

test.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'OPTIONS'])('%s is no way to ask', async (method) => {
  for (const path of ['/', '/health/ready', '/files/a/b/c', '/publications/reports/a/cite/ris']) {
    const { status, text } = await rawRequest(instance(0).origin, path, [], method);
    expect(status).toBe(405);
    expect(text).toMatch(/^allow: GET, HEAD, POST\r$/im);
  }
});

test.each(['h2c', 'websocket'])('who offers to go on in %s is answered in this protocol', async (protocol) => {
  const head = [`Upgrade: ${protocol}`, 'Connection: Upgrade'];
  expect((await rawRequest(instance(0).origin, '/reports', head)).status).toBe(200);
});

test.each([
  ['a form without its boundary', { 'content-type': 'multipart/form-data' }, 'x'],
  [
    'a form cut short',
    { 'content-type': 'multipart/form-data; boundary=b' },
    '--b\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n',
  ],
  ['an action that is none', { 'next-action': '0'.repeat(42), 'content-type': 'text/plain' }, '{{{'],
])('%s is refused and no error', async (_name, headers, body) => {
  const before = instance(0).output().length;
  for (const path of ['/', '/reports', '/nothing-here', '/staff/sign-in']) {
    const response = await get(path, { method: 'POST', headers, body });
    expect([path, response.status < 500, response.status]).toEqual([path, true, response.status]);
  }
  if (!headers['content-type'].startsWith('multipart')) return;
  // Written before the answer was sent: a line of the log each, without a trace of where the code stood.
  const lines = instance(0).output().slice(before).split('\n').filter(Boolean);
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    Array(4).fill(expect.objectContaining({ level: 30, reason: expect.stringMatching(/boundary/) })),
  );
});
