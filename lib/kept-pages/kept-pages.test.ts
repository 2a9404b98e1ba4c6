import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type KeptPage, KeptPages } from './kept-pages.ts';
import { RoundFile } from './round-file.ts';

const MEGABYTE = 1024 * 1024;

function keptPages({ bytes = 20_000, fileSize = MEGABYTE, folder = '' } = {}) {
  const made = mkdtempSync(join(tmpdir(), 'masthead-kept-'));
  const file = new RoundFile(folder || made, fileSize);
  onTestFinished(() => {
    file.close();
    rmSync(made, { recursive: true });
  });
  return new KeptPages(bytes, file);
}

/** A page that takes about 7 kB in memory. */
function page(name: string, tags: string[] = [], lastModified = 1): KeptPage {
  return {
    value: {
      kind: 'APP_PAGE',
      html: `<h1>${name} “”</h1>`.padEnd(2000, '.'),
      rscData: Buffer.from(name.padEnd(500, '.')),
      segmentData: new Map([['/_tree', Buffer.from(name.padEnd(500, ','))]]),
      headers: { 'x-next-cache-tags': ['site', ...tags].join(',') },
    },
    lastModified,
    cacheControl: { revalidate: 300, expire: 86_400 },
  };
}

const names = Array.from({ length: 20 }, (_, index) => `p${index}`);

test('a page comes back as it was', () => {
  const pages = keptPages();
  for (const name of names) pages.set(name, page(name));
  for (const name of [...names, ...names.toReversed()]) expect(pages.get(name)).toEqual(page(name));
  expect(pages.get('other')).toBeNull();
});

test('what is asked for twice is whole in memory, as long as there is room', () => {
  const pages = keptPages();
  for (const name of names) pages.set(name, page(name));
  pages.get('p0');
  const first = pages.get('p0');
  for (const name of names.slice(1)) pages.get(name);
  expect(pages.get('p0')).toBe(first);
  for (const name of names.slice(1)) pages.get(name);
  expect(pages.get('p0')).not.toBe(first);
});

test('so does the answer of a handler', () => {
  const pages = keptPages();
  const feed: KeptPage = {
    value: { kind: 'APP_ROUTE', body: Buffer.from([0, 255, 128]), headers: { 'content-type': 'x/y' } },
    lastModified: 2,
  };
  pages.set('feed', feed);
  for (const name of names) pages.set(name, page(name));
  expect(pages.get('feed')).toEqual(feed);
});

test('that nothing is there takes no room from pages in the file, however often it is asked', () => {
  const pages = keptPages({ fileSize: 10_000 });
  const nothing = page('nothing');
  Object.assign(nothing.value as object, { status: 404 });
  for (const name of names) pages.set(name, page(name));
  for (let count = 0; count < 1000; count += 1) pages.set(`/nothing/${count}`, nothing);
  for (let count = 0; count < 1000; count += 1) pages.set(`/null/${count}`, { value: null, lastModified: 3 });
  expect(pages.get('/null/999')).toEqual({ value: null, lastModified: 3 });
  for (const name of names) expect(pages.get(name)).toEqual(page(name));
});

test('a page made anew takes the place of the old one, wherever that is', () => {
  const pages = keptPages();
  for (const name of ['p0', 'p1']) pages.set(name, page(name));
  for (const name of ['p0', 'p0']) pages.get(name);
  for (const name of ['p0', 'p1']) pages.set(name, page(`${name} anew`));
  expect([pages.get('p0'), pages.get('p1')]).toEqual([page('p0 anew'), page('p1 anew')]);
});

test('what a tag names is forgotten, in memory and in the file; the rest is not', () => {
  const pages = keptPages();
  for (const [index, name] of names.entries()) pages.set(name, page(name, index % 2 ? ['item:1'] : ['item:11']));
  for (const name of ['p0', 'p1', 'p0', 'p1']) pages.get(name);
  pages.expire(['item:1', 'item:2']);
  expect(names.filter((name) => pages.get(name))).toEqual(names.filter((_, index) => index % 2 === 0));
  pages.expire(['site']);
  expect(names.filter((name) => pages.get(name))).toEqual([]);
});

test('what was made of something that was expired meanwhile is not kept, nor is the page before it harmed', () => {
  const pages = keptPages();
  const began = performance.now();
  pages.set('p0', page('p0', ['item:1']));
  pages.expire(['item:2']);
  pages.set('p0', page('p0 anew', ['item:2']), began);
  pages.set('p1', page('p1', ['item:2']), began);
  pages.set('p2', page('p2', ['item:3']), began);
  expect([pages.get('p0'), pages.get('p1'), pages.get('p2')]).toEqual([
    page('p0', ['item:1']),
    null,
    page('p2', ['item:3']),
  ]);
  pages.set('p1', page('p1', ['item:2']), performance.now());
  expect(pages.get('p1')).not.toBeNull();
});

test('what took longer than expiries are remembered is not kept', () => {
  const pages = keptPages();
  pages.set('p0', page('p0'), performance.now() - 60_001);
  expect(pages.get('p0')).toBeNull();
});

test('what is aged is due to be made anew, wherever it is, and kept until it is', () => {
  const pages = keptPages();
  const now = Date.now();
  for (const name of ['p0', 'p1']) pages.set(name, page(name, ['item:1'], now));
  pages.set('p2', page('p2', ['item:2'], now));
  for (const name of ['p0', 'p0']) pages.get(name);
  pages.age(['item:1']);
  const due = ['p0', 'p1', 'p2'].filter((name) => (pages.get(name)?.lastModified ?? now) <= now - 299_000);
  expect(due).toEqual(['p0', 'p1']);
});

test('when the file is full the oldest gives way', () => {
  const pages = keptPages({ fileSize: 1000 });
  for (const name of names) pages.set(name, page(name));
  const left = pages.keysSince(0);
  expect(left.length).toBeGreaterThan(3);
  expect(left.length).toBeLessThan(names.length);
  expect(left).toEqual(names.slice(-left.length));
  for (const name of left) expect(pages.get(name)).toEqual(page(name));
});

test('however small pages are, they are not too many to be remembered', () => {
  const pages = keptPages();
  const small: KeptPage = { value: { kind: 'APP_ROUTE', body: Buffer.from('x') }, lastModified: 1 };
  for (let count = 0; count < 15_010; count += 1) pages.set(`/feed/${count}`, small);
  expect([pages.get('/feed/9'), pages.get('/feed/10')]).toEqual([null, small]);
});

test('it tells what was made since', () => {
  const pages = keptPages();
  for (const [index, name] of names.entries()) pages.set(name, page(name, [], index));
  expect(pages.keysSince(3)).toEqual(names.slice(4));
});

test('where nothing can be put away, what has room in memory is kept all the same', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'masthead-blocked-')), 'file');
  writeFileSync(folder, 'in the way');
  const pages = keptPages({ folder });
  for (const name of names) pages.set(name, page(name));
  expect(pages.get('p0')).toBeNull();
  expect(pages.get('p19')).toEqual(page('p19'));
  expect([pages.hasRoom, pages.keysSince(0).includes('p19')]).toEqual([false, true]);
  pages.expire(['site']);
  expect(pages.get('p19')).toBeNull();
});
