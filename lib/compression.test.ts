import { createServer, get, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressResponse } from './compression.ts';

const text = 'What a harbor master knows. '.repeat(500);
let answer: RequestListener = () => {};
const server = createServer((request, response) => {
  compressResponse(request, response, () => answer(request, response));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

function page(body: string, status = 200, type = 'text/html; charset=utf-8'): RequestListener {
  return (_request, response) => {
    response.statusCode = status;
    response.setHeader('content-type', type);
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  };
}

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; bytes: Buffer };

function ask(encoding?: string, more: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = { ...(encoding && { 'accept-encoding': encoding }), ...more };
    get({ port, host: '127.0.0.1', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

test('a whole page is sent compressed with its length, again the same, and changed when its text is another', async () => {
  answer = page(text);
  const [first, second] = [await ask('gzip'), await ask('br, gzip')];
  for (const { headers, bytes } of [first, second]) {
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(gunzipSync(bytes).toString()).toBe(text);
  }
  expect(second.headers.etag).toBe(first.headers.etag);
  answer = page(`${text}Corrected.`);
  const corrected = await ask('gzip');
  expect(gunzipSync(corrected.bytes).toString()).toBe(`${text}Corrected.`);
  expect(corrected.headers.etag).not.toBe(first.headers.etag);
});

test('who does not take gzip gets the page as it is', async () => {
  answer = page(text);
  for (const encoding of [undefined, 'identity', 'gzip;q=0']) {
    const { headers, bytes } = await ask(encoding);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toBe('Accept-Encoding');
    expect(bytes.toString()).toBe(text);
  }
});

test('who has a page in one form or the other is told so, by a tag that both can have', async () => {
  answer = page(text);
  const [compressed, plain] = [await ask('gzip'), await ask()];
  expect(plain.headers.etag).toBe(compressed.headers.etag);
  expect(plain.headers.etag).toMatch(/^W\/"[^"]{20,}"$/);
  const tag = plain.headers.etag ?? '';
  for (const encoding of ['gzip', undefined]) {
    for (const known of [tag, tag.slice(2), `"other", ${tag}`, '*']) {
      const { status, headers, bytes } = await ask(encoding, { 'if-none-match': known });
      expect([known, status, headers.etag, headers.vary, bytes.length]).toEqual([
        known,
        304,
        tag,
        'Accept-Encoding',
        0,
      ]);
      expect(headers['content-type'] ?? headers['content-length'] ?? headers['content-encoding']).toBeUndefined();
    }
    expect((await ask(encoding, { 'if-none-match': '"other"' })).status).toBe(200);
  }
});

const SAYS = '<html><head><meta name="prerender-status-code" content="410"/></head><body>Gone.</body></html>';

test('a page has the status that it says in its head, and is never had already', async () => {
  for (const body of [SAYS, SAYS.replace('Gone.', text)]) {
    answer = page(body);
    for (const encoding of ['gzip', undefined]) {
      const { status, headers, bytes } = await ask(encoding, { 'if-none-match': '*' });
      expect([status, headers.etag]).toEqual([410, undefined]);
      expect((headers['content-encoding'] ? gunzipSync(bytes) : bytes).toString()).toBe(body);
    }
  }
});

test.each([
  ['in its text', page('<html><head></head><body><meta name="prerender-status-code" content="410"/></body></html>')],
  ['that is none of a refusal', page(SAYS.replace('410', '200'))],
  ['and is no page', page(SAYS, 200, 'text/plain')],
])('who names a status %s is believed nothing', async (_, listener) => {
  answer = listener;
  expect((await ask()).status).toBe(200);
});

test('a page of an error is compressed as it goes', async () => {
  answer = page(text, 500);
  const { status, headers, bytes } = await ask('gzip', { 'if-none-match': '*' });
  expect([status, headers.etag]).toEqual([500, undefined]);
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['content-length']).toBeUndefined();
  expect(gunzipSync(bytes).toString()).toBe(text);
});

test('an answer in parts arrives whole', async () => {
  answer = (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.write(text);
    response.end(text);
  };
  expect(gunzipSync((await ask('gzip')).bytes).toString()).toBe(text + text);
});
