import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdfText } from '../search/pdf-text.ts';
import { EDITION_META } from './edition.ts';
import { printPdf } from './printer.ts';

let server: Server;
let title = '';
let body = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/broken.png') {
      response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': 1000 });
      response.write('half', () => request.socket.destroy());
      return;
    }
    if (request.url === '/failing.png') response.statusCode = 503;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><meta name="${EDITION_META}" content="e">
      <style>:root { --display-face: serif; --text-face: serif } body { font-family: var(--text-face) } h1 { font-family: var(--display-face) }</style><h1>${title}</h1><p>${body}</p>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

test.each([
  [
    'of scripts that fonts are there for is printed',
    'Żółw, Ωμέγα, Мир 42 — “野 カタ 한국 العربية עברית हिन्दी ไทย” 🚢',
    true,
  ],
  ['with a letter that no font has is not', 'A rare name: \u{2EBF0}', false],
])('a title %s', { timeout: 60_000 }, async (_, written, printed) => {
  title = written;
  const { port } = server.address() as AddressInfo;
  const own = `http://127.0.0.1:${port}`;
  const pdf = await printPdf({
    path: '/',
    page: '/piece',
    site: 'https://press.example',
    own,
    edition: 'e',
    title,
    language: 'en',
  });
  expect(pdf && Buffer.from(pdf).subarray(0, 5).toString()).toBe(printed ? '%PDF-' : null);
});

test('letters of the text that no font has are named on the first page, and only then', {
  timeout: 60_000,
}, async () => {
  title = 'A plain title';
  const { port } = server.address() as AddressInfo;
  const own = `http://127.0.0.1:${port}`;
  const job = { path: '/', page: '/piece', site: 'https://press.example', own, edition: 'e', title, language: 'en' };
  const textOf = async (written: string) => {
    body = written;
    return pdfText((await printPdf(job)) ?? new Uint8Array());
  };
  expect(await textOf('A rare name: \u{2EBF0}, written 野 with ∑ and €.')).toMatch(
    /Letters are missing[^:]*: U\+2EBF0\.\s+The text has them all at\s+https:\/\/press\.example\/piece/,
  );
  expect(await textOf('Żółw, Мир 42 — 野 カタ 한국 ไทย ∑ €')).not.toContain('missing');
});

test.each(['/broken.png', '/failing.png'])(
  'while %s can’t be had, nothing is printed without it',
  {
    timeout: 60_000,
  },
  async (picture) => {
    title = 'A plain title';
    body = `Words. <img src="${picture}" alt="A quay">`;
    const { port } = server.address() as AddressInfo;
    const own = `http://127.0.0.1:${port}`;
    const job = { path: '/', page: '/piece', site: 'https://press.example', own, edition: 'e', title, language: 'en' };
    await expect(printPdf(job)).rejects.toThrow(`could not be had for its print: https://press.example${picture}`);
  },
);
