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

function page(body: string, etag: string | null = `"${body.length}"`, status = 200): RequestListener {
  return (_request, response) => {
    response.statusCode = status;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(body));
    if (etag) response.setHeader('etag', etag);
    response.end(body);
  };
}

function ask(encoding?: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = encoding ? { 'accept-encoding': encoding } : {};
    get({ port, host: '127.0.0.1', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

test('a whole page is sent compressed with its length, again the same, and changed when its ETag is another', async () => {
  answer = page(text, '"one"');
  const [first, second] = [await ask('gzip'), await ask('br, gzip')];
  for (const { headers, bytes } of [first, second]) {
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', etag: '"one"', vary: 'Accept-Encoding' });
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(gunzipSync(bytes).toString()).toBe(text);
  }
  answer = page(`${text}Corrected.`, '"two"');
  expect(gunzipSync((await ask('gzip')).bytes).toString()).toBe(`${text}Corrected.`);
});

test('who does not take gzip gets the page as it is', async () => {
  answer = page(text);
  for (const encoding of [undefined, 'identity', 'gzip;q=0']) {
    const { headers, bytes } = await ask(encoding);
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes.toString()).toBe(text);
  }
});

test.each([
  ['without an ETag', page(text, null)],
  ['of an error', page(text, '"error"', 500)],
])('a page %s is compressed as it goes', async (_, listener) => {
  answer = listener;
  const { headers, bytes } = await ask('gzip');
  expect(headers['content-encoding']).toBe('gzip');
  expect(headers['content-length']).toBeUndefined();
  expect(gunzipSync(bytes).toString()).toBe(text);
});

test('an answer in parts arrives whole', async () => {
  answer = (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('etag', '"parts"');
    response.write(text);
    response.end(text);
  };
  expect(gunzipSync((await ask('gzip')).bytes).toString()).toBe(text + text);
});
