import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BoundedRequest } from './bounded-request.ts';

const MOST = 1000;
const agent = new Agent({ keepAlive: true });
let read: string[] = [];
const server = createServer({ IncomingMessage: BoundedRequest }, async (asked, response) => {
  response.once('finish', () => asked.endWithin(100));
  if (!asked.bound(MOST, () => response.writeHead(413).end())) return;
  if (asked.url === '/unread') return response.end();
  asked.setEncoding('utf8');
  let text = '';
  try {
    for await (const part of asked) text += part;
  } catch {
    return;
  }
  read.push(text);
  response.end(text);
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  agent.destroy();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  read = [];
});

type Sent = { path?: string; announced?: number; parts?: string[]; ends?: boolean };

/** The status of the answer, and whether the server closed a connection on which the end never came. */
function send({ path = '/', announced, parts = [], ends = true }: Sent): Promise<{ status?: number; closed: boolean }> {
  const { port } = server.address() as AddressInfo;
  const headers = announced === undefined ? {} : { 'content-length': announced };
  return new Promise((resolve) => {
    const sending = request({ port, host: '127.0.0.1', path, method: 'POST', headers, agent });
    let status: number | undefined;
    sending.on('response', (response) => {
      status = response.statusCode;
      response.resume();
      if (ends) response.on('end', () => resolve({ status, closed: false }));
    });
    sending.on('error', () => {});
    sending.on('close', () => resolve({ status, closed: true }));
    sending.flushHeaders();
    for (const part of parts) sending.write(part);
    if (ends) sending.end();
  });
}

test('a body within the bound is read whole, announced or not', async () => {
  expect(await send({ announced: MOST, parts: ['x'.repeat(MOST)] })).toEqual({ status: 200, closed: false });
  expect(await send({ parts: ['x'.repeat(MOST - 1), 'x'] })).toEqual({ status: 200, closed: false });
  expect(read).toEqual(['x'.repeat(MOST), 'x'.repeat(MOST)]);
});

test('one that is announced as longer is refused before it is sent, and cut off when it doesn’t come', async () => {
  expect(await send({ announced: MOST + 1, ends: false })).toEqual({ status: 413, closed: true });
  expect(read).toEqual([]);
});

test('one that turns out longer is refused then, and cut off when it has no end', async () => {
  expect(await send({ parts: ['x'.repeat(MOST), 'x'], ends: false })).toEqual({ status: 413, closed: true });
  expect(await send({ parts: ['x'.repeat(MOST + 1)] })).toEqual({ status: 413, closed: false });
  expect(read).toEqual([]);
});

test('so is one that was answered without being read', async () => {
  expect(await send({ path: '/unread', ends: false })).toEqual({ status: 200, closed: true });
});
