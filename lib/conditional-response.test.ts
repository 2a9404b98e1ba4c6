import { expect, test } from 'vitest';
import { conditionalResponse } from './conditional-response.ts';

const SINCE = new Date('2026-03-01T12:00:00Z');
const ask = (headers: Record<string, string>, text = 'a text', method = 'GET', since: Date | null = SINCE) =>
  conditionalResponse(new Request('http://127.0.0.1/', { method, headers }), {
    text,
    contentType: 'text/plain',
    since,
  });

test('who has the text is told so, by its tag or by its date', async () => {
  const first = ask({});
  expect([first.status, await first.text()]).toEqual([200, 'a text']);
  const tag = first.headers.get('etag') ?? '';
  const date = first.headers.get('last-modified') ?? '';
  for (const headers of [
    { 'if-none-match': tag },
    { 'if-none-match': tag.slice(2) },
    { 'if-none-match': `"other", ${tag}` },
    { 'if-modified-since': date },
  ] as Record<string, string>[]) {
    const again = ask(headers);
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    expect([first.headers.get('vary'), again.headers.get('vary')]).toEqual(['Accept-Encoding', 'Accept-Encoding']);
  }
});

test('another text is sent, also to who names an earlier one', async () => {
  const tag = ask({}).headers.get('etag') ?? '';
  expect(ask({ 'if-none-match': tag }, 'another text').status).toBe(200);
  const early = new Date(SINCE.getTime() - 1000).toUTCString();
  expect(ask({ 'if-modified-since': early }).status).toBe(200);
  expect(ask({ 'if-none-match': '"other"', 'if-modified-since': new Date().toUTCString() }).status).toBe(200);
  expect(ask({ 'if-modified-since': 'yesterday' }).status).toBe(200);
});

test('HEAD says the same and sends nothing', async () => {
  const head = ask({}, 'a text', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(head.headers.get('etag')).toBe(ask({}).headers.get('etag'));
});

test('where nobody knows since when, nothing is said of it', () => {
  const answer = ask({ 'if-modified-since': new Date().toUTCString() }, 'a text', 'GET', null);
  expect([answer.status, answer.headers.get('last-modified')]).toEqual([200, null]);
});
