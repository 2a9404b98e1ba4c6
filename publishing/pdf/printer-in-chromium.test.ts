import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EDITION_META } from './edition.ts';
import { printPdf } from './printer.ts';

let server: Server;
let title = '';
beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><meta name="${EDITION_META}" content="e">
      <style>:root { --display-face: serif } h1 { font-family: var(--display-face) }</style><h1>${title}</h1>`);
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
  const pdf = await printPdf({ path: '/', site: 'https://press.example', own, edition: 'e', title, language: 'en' });
  expect(pdf && Buffer.from(pdf).subarray(0, 5).toString()).toBe(printed ? '%PDF-' : null);
});
