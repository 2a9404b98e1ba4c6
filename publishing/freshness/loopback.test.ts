import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { carriesOwnKey } from '../../lib/own-key.ts';
import type { Tag } from '../cache-tags.ts';
import { expireByLoopback, LOOPBACK_PATH, tagsFrom } from './loopback.ts';

async function serverAnswering(status: number) {
  const received: { request: IncomingMessage; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ request, body });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return { received, port: (server.address() as AddressInfo).port };
}

test.each(['', '0.0.0.0', '::', 'localhost', '127.0.0.1'])(
  'a server listening on "%s" is asked, with the own key',
  async (host) => {
    const { received, port } = await serverAnswering(204);
    await expireByLoopback(['item:a' as Tag], { host, port });
    const [first] = received;
    expect(first?.request.url).toBe(LOOPBACK_PATH);
    expect(first?.body).toBe('["item:a"]');
    expect(carriesOwnKey(new Headers(first?.request.headers as Record<string, string>))).toBe(true);
  },
);

test('any other answer is an error', async () => {
  const { port } = await serverAnswering(404);
  await expect(expireByLoopback(['item:a' as Tag], { host: '', port })).rejects.toThrow('404');
});

test.each([
  ['["a","b"]', ['a', 'b']],
  ['[]', []],
  ['[1]', null],
  ['{}', null],
  ['', null],
  ['nonsense', null],
])('the text %s holds the tags %j', (text, expected) => {
  expect(tagsFrom(text)).toEqual(expected);
});
