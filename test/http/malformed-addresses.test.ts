import { expect, test } from 'vitest';
import { makePublished } from '../factories.ts';
import { rawRequest } from '../raw-request.ts';
import { useSites } from '../sites.ts';

const { instance } = useSites({
  fill: async () => {
    await makePublished({ kind: 'report' }, { slug: 'a-report' });
  },
});

const BAD_TAILS = [
  '%',
  '%%',
  '%2',
  '%zz',
  '%00',
  'a%00b',
  '%0d%0aSet-Cookie:%20a=b',
  '%ff',
  '%E0%A4%A',
  '%C0%AF',
  '%ED%A0%80',
  '%F0%9F%92%A9',
  '%E2%80%AEtxt.exe',
  '%EF%BF%BF',
  '%CC%81%CC%81%CC%81',
  'a'.repeat(10_000),
  '%41'.repeat(3_000),
  'a/'.repeat(2_000),
  '..',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/etc/passwd',
  '..%5c..%5cwindows',
  '.env',
  '\\..\\..',
  ';a=b',
  'a,b',
  "'%20OR%201=1--",
  '<script>alert(1)</script>',
  '%3Cscript%3E',
  '__proto__',
  'constructor',
  'toString',
  'undefined',
  'null',
  '[slug]',
  '[[...page]]',
  '__',
  '$1',
  '(static)',
  '@modal',
  'page/0',
  'page/1',
  'page/01',
  'page/-1',
  'page/2.0',
  'page/1e3',
  'page/99999999999999999999',
  'page/2/3',
  'page',
];

const PLACES = [
  '/',
  '/front/',
  '/reports/',
  '/articles-multimedia/',
  '/publications/',
  '/publications/reports/',
  '/publications/reports/a-report/',
  '/people/',
  '/organizations/',
  '/topics/',
  '/regions/',
  '/programs/',
  '/series/',
  '/files/',
  '/internal/',
  '/health/',
];

test.each(PLACES)('below %s no malformed address is an error of ours', async (place) => {
  const wrong: string[] = [];
  for (const tail of BAD_TAILS) {
    const { status } = await rawRequest(instance(0).origin, place + tail);
    if (![400, 404, 308, 307].includes(status)) wrong.push(`${status} ${(place + tail).slice(0, 100)}`);
  }
  expect(wrong).toEqual([]);
});

test.each([
  '//evil.example/',
  '///',
  '/\\evil.example',
  '/%5Cevil.example',
  '/.//evil.example',
  'http://evil.example/reports',
  '*',
  'reports',
  '',
  '/_next/',
  '/_next/static/../../package.json',
  '/_next/static/%2e%2e/%2e%2e/package.json',
  '/_next/image?url=/etc/passwd&w=64&q=75',
  '/_next/image?url=http://127.0.0.1:1/&w=64&q=75',
  '/_next/data/x/y.json',
  '/reports.rsc',
  '/reports.txt',
  '/index',
  '/index.html',
  '/404',
  '/500',
  '/_error',
  '/_not-found',
  '/_global-error',
  '/\u0001',
  '/\u007f',
  '/\u00e9',
])('%j is refused, or leads nowhere else', async (target) => {
  const { status, text } = await rawRequest(instance(0).origin, target);
  expect(status).toBeGreaterThanOrEqual(300);
  expect(status).toBeLessThan(500);
  expect(/^location: *(https?:)?[/\\]{2}(?!127\.0\.0\.1)/im.test(text)).toBe(false);
});

test.each([
  '/?%',
  '/?a=%ff',
  '/?__nextLocale=xx',
  '/?nxtPslug=evil',
  '/reports?nxtPpage=evil',
  '/reports?page[]=1',
  '/publications/reports/a-report?__proto__[x]=1',
  `/reports?q=${'a'.repeat(3_000)}`,
])('a strange query does not change the page: %s', async (target) => {
  const { status } = await rawRequest(instance(0).origin, target);
  expect(status).toBe(200);
});

const ARTICLE = '/publications/reports/a-report';
test.each([
  ['RSC: 1'],
  ['RSC: 1', 'Next-Router-State-Tree: nonsense'],
  ['RSC: 1', 'Next-Router-State-Tree: %'],
  ['RSC: 1', 'Next-Router-Prefetch: 1', 'Next-Router-Segment-Prefetch: /../..'],
  ['Next-Action: nonsense'],
  ['x-now-route-matches: 1=evil'],
  ['x-matched-path: /internal/expire'],
  ['x-middleware-subrequest: middleware:middleware'],
  ['x-forwarded-host: evil.example'],
  ['x-invoke-path: /internal/expire'],
  ['x-invoke-status: 500'],
  ['Cookie: __prerender_bypass=1; __next_preview_data=1'],
  ['Accept-Encoding: nonsense;q=9'],
  ['If-None-Match: "'],
  ['Range: bytes=9-1'],
  [`x-long: ${'a'.repeat(8_000)}`],
])('a strange header is no error of ours: %s', async (...head) => {
  const { status } = await rawRequest(instance(0).origin, ARTICLE, head);
  expect(status).toBeLessThan(500);
  const after = await rawRequest(instance(0).origin, ARTICLE);
  expect(after.status).toBe(200);
  expect(after.text).not.toContain('evil.example');
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  '%s on a page is no error of ours',
  async (method) => {
    for (const head of [[], ['Next-Action: nonsense', 'Content-Length: 0'], ['Content-Length: 0']]) {
      const { status } = await rawRequest(instance(0).origin, ARTICLE, head, method);
      expect(status).toBeLessThan(500);
    }
  },
);

test('after all that the site is well, and nothing of its own has failed', async () => {
  const { status } = await rawRequest(instance(0).origin, ARTICLE);
  expect(status).toBe(200);
  expect(instance(0).output()).not.toMatch(/"level":[56]0|prisma|unhandled/i);
});
