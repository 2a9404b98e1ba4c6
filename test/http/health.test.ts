import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { invitationFrom } from '../site.ts';
import { useSites } from '../sites.ts';

const { get, instance } = useSites();

test('a process that answers is alive, one that hears its database is ready; neither answer is kept', async () => {
  for (const path of ['/health/live', '/health/ready']) {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

test.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  'to a stranger there is nothing at /internal/expire (%s)',
  async (method) => {
    for (const key of [null, '', 'x'.repeat(43)]) {
      const headers = new Headers(key === null ? {} : { 'x-masthead-key': key });
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? '["site"]' : undefined;
      const response = await get('/internal/expire', { method, headers, body });
      expect(response.status).toBe(['PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? 405 : 404);
    }
  },
);

// Only Linux says what a process has loaded.
test.runIf(process.platform === 'linux')(
  'a site does not load the compiler that built it, a tenth of its memory',
  async () => {
    expect((await get('/')).status).toBe(200);
    expect(readFileSync(`/proc/${instance(0).pid}/maps`, 'utf8')).not.toContain('next-swc');
  },
);

test('an instance whose newsroom has no members says where the first administrator joins', async () => {
  const link = await invitationFrom(instance(0));
  expect(link.startsWith(`${instance(0).origin}/`)).toBe(true);
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(200);
});
