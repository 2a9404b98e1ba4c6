import { createServer, get, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlChanger } from './whole-html.ts';

let answer: RequestListener = () => {};
const change = htmlChanger((html) => html.replaceAll('Händel', 'Bach, Händel'));
const server = createServer((request, response) => {
  change(response);
  answer(request, response);
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; text: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    }).on('error', reject);
  });
}

test('a page that comes whole is sent changed, with its new length', async () => {
  answer = (_, response) => {
    const body = '<p>Händel</p>';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  };
  const { headers, text } = await ask();
  expect(text).toBe('<p>Bach, Händel</p>');
  expect(headers['content-length']).toBe(String(Buffer.byteLength('<p>Bach, Händel</p>')));
});

test('a page that comes in pieces is put together first, wherever they were cut', async () => {
  answer = (_, response) => {
    const bytes = Buffer.from('<p>Händel</p>');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.flushHeaders();
    expect(response.write(bytes.subarray(0, 5))).toBe(true);
    response.write(bytes.subarray(5));
    response.end();
  };
  expect((await ask()).text).toBe('<p>Bach, Händel</p>');
});

test('what is no page is sent as it comes', async () => {
  answer = (_, response) => {
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.write('Händel');
    response.end(' wrote it.');
  };
  expect((await ask()).text).toBe('Händel wrote it.');
});

test('an answer without a body stays without one', async () => {
  answer = (_, response) => {
    response.statusCode = 304;
    response.setHeader('content-type', 'text/html');
    response.end();
  };
  expect(await ask()).toMatchObject({ status: 304, text: '' });
});
