import { expect, test } from 'vitest';
import { answerFor } from './file-response.ts';

const file = {
  storageKey: 'sha256/ab/ab00000000000000000000000000000011112222333344445555666677778888',
  name: 'Jahresbericht (Häfen).pdf',
  contentType: 'application/pdf',
  bytes: 1000,
  changed: new Date('2026-03-01T12:00:00.400Z'),
};
const tag = '"11112222333344445555666677778888"';
const ask = (headers: Record<string, string> = {}, of = file) => answerFor(of, new Headers(headers));

test('the whole file, to be shown in place', () => {
  const answer = ask();
  expect(answer).toMatchObject({ status: 200, send: { start: 0, end: 999 } });
  expect(answer.headers).toMatchObject({
    ETag: tag,
    'Content-Type': 'application/pdf',
    'X-Content-Length': '1000',
    'Content-Disposition': "inline; filename*=UTF-8''Jahresbericht%20%28H%C3%A4fen%29.pdf",
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
  });
});

test('a cache asks again each time, so that a withdrawal holds for files', () => {
  expect(ask().headers['Cache-Control']).toBe('public, max-age=0, must-revalidate');
});

test('what is compressed on its way says so, also to who has it', () => {
  const text = { ...file, contentType: 'text/csv' };
  expect([ask({}, text), ask({ 'If-None-Match': tag }, text)].map(({ headers }) => headers.Vary)).toEqual([
    'Accept-Encoding',
    'Accept-Encoding',
  ]);
  expect(ask().headers.Vary).toBeUndefined();
});

test('what a browser has already is not sent again', () => {
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    expect(ask({ 'If-None-Match': known })).toMatchObject({ status: 304, send: null });
  }
  expect(ask({ 'If-None-Match': '"other"' }).status).toBe(200);
  const { 'Last-Modified': date = '' } = ask().headers;
  expect(date).toBe('Sun, 01 Mar 2026 12:00:00 GMT');
  expect(ask({ 'If-Modified-Since': date })).toMatchObject({ status: 304, send: null });
  expect(ask({ 'If-Modified-Since': 'Sun, 01 Mar 2026 11:59:59 GMT' }).status).toBe(200);
  expect(ask({ 'If-Modified-Since': date, 'If-None-Match': '"other"' }).status).toBe(200);
});

test('a part', () => {
  const answer = ask({ Range: 'bytes=100-199' });
  expect(answer).toMatchObject({ status: 206, send: { start: 100, end: 199 } });
  expect(answer.headers).toMatchObject({ 'Content-Range': 'bytes 100-199/1000', 'X-Content-Length': '100' });
  expect(answer.headers['Cache-Control']).toContain('no-transform');
});

test('a part of another version is answered with the whole', () => {
  expect(ask({ Range: 'bytes=100-199', 'If-Range': '"other"' }).status).toBe(200);
  expect(ask({ Range: 'bytes=100-199', 'If-Range': tag }).status).toBe(206);
  expect(ask({ Range: 'bytes=100-199', 'If-Range': ask().headers['Last-Modified'] ?? '' }).status).toBe(206);
  expect(ask({ Range: 'bytes=100-199', 'If-Range': 'Sun, 01 Mar 2026 11:59:59 GMT' }).status).toBe(200);
});

test('a part that is not there', () => {
  const answer = ask({ Range: 'bytes=1000-' });
  expect(answer).toMatchObject({ status: 416, send: null });
  expect(answer.headers['Content-Range']).toBe('bytes */1000');
  expect(answer.headers['X-Content-Length']).toBeUndefined();
});

test('nothing in a file may run: a sandbox, except for PDF, which browsers do not show in one', () => {
  for (const contentType of ['image/png', 'text/csv', 'video/mp4', 'application/zip']) {
    expect(ask({}, { ...file, contentType }).headers['Content-Security-Policy']).toMatch(/default-src 'none'.*sandbox/);
  }
  expect(ask().headers['Content-Security-Policy']).toMatch(/^default-src 'none'/);
});

test('what no browser shows is offered for saving', () => {
  const data = { ...file, name: 'data.csv', contentType: 'text/csv' };
  expect(ask({}, data).headers).toMatchObject({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': "attachment; filename*=UTF-8''data.csv",
  });
});
