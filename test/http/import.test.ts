import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { routes } from '../../publishing/routes.ts';
import { makePublished } from '../factories.ts';
import { lastOld } from '../freshness.ts';
import { testEnvironment } from '../site.ts';
import { useSites } from '../sites.ts';

const root = mkdtempSync(join(tmpdir(), 'import-cli-'));
afterAll(() => rmSync(root, { recursive: true }));

const { get, instance, databaseUrl } = useSites({ fill: async () => void (await makePublished()) });

function site(files: Record<string, string>): string {
  const folder = mkdtempSync(join(root, 'site-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

type Run = { code: number | null; out: string; err: string };

function start(...args: string[]): { child: ChildProcess; ended: Promise<Run> } {
  const child = spawn(process.execPath, [join('scripts', 'import.ts'), ...args], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: testEnvironment({ DATABASE_URL: databaseUrl(), DATA_DIR: join(root, 'data') }),
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (data) => (out += data));
  child.stderr?.on('data', (data) => (err += data));
  return { child, ended: once(child, 'close').then(([code]) => ({ code, out, err })) };
}

const run = (...args: string[]) => start(...args).ended;
const article = (title: string, slug: string) =>
  `---\ntitle: ${title}\nslug: ${slug}\ndate: 2026-05-06 08:30:00 -0400\nauthors: [import-tester]\n---\n\nText of ${title}.\n`;

test('while the site runs, its pages show what was imported within a second', async () => {
  const address = routes.publication('commentary', 'brought-in');
  const list = routes.group('articles');
  expect((await get(address)).status).toBe(404);
  expect(await (await get(list)).text()).not.toContain('Brought in');
  expect((await get('/2026/05/06/brought-in')).status).toBe(404);

  const folder = site({ 'content/news/2026/05/a.md': article('Brought in', 'brought-in') });
  const report = join(root, 'report.json');
  const { code, out } = await run('front-matter', folder, '--report', report);
  expect([code, out]).toEqual([0, expect.stringContaining('publications  1 created')]);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ totals: { publications: { created: 1 } } });

  const urls = [list, address].map((path) => instance(0).origin + path);
  expect(await lastOld(urls, Date.now(), (answer) => /^200 .*Brought in/s.test(answer))).toBeLessThan(1000);
  const old = await get('/2026/05/06/brought-in/');
  expect([old.status, new URL(old.headers.get('location') ?? '', 'http://x').pathname]).toEqual([308, address]);
});

test('the old address of an author leads nowhere until a piece of theirs comes, and then to their page', async () => {
  const author = '---\ndisplay_name: Late\nslug: late\n---\n';
  expect((await run('front-matter', site({ 'content/authors/late/_index.md': author }))).code).toBe(0);
  expect([(await get('/authors/late')).status, (await get('/people/late')).status]).toEqual([404, 404]);

  const piece = article('Later', 'later').replace('import-tester', 'late');
  const folder = site({ 'content/authors/late/_index.md': author, 'content/news/2026/05/late.md': piece });
  expect((await run('front-matter', folder)).code).toBe(0);
  const old = `${instance(0).origin}/authors/late`;
  expect(await lastOld([old], Date.now(), (answer) => answer.startsWith('308 '))).toBeLessThan(1000);
  const moved = await get('/authors/late');
  expect((await fetch(new URL(moved.headers.get('location') ?? '', instance(0).origin))).status).toBe(200);
});

test('killed in the middle and started again, it ends where it would have', async () => {
  const count = 400;
  const folder = site(
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`content/news/2026/06/k${n}.md`, article(`Killed ${n}`, `killed-${n}`)]),
    ),
  );
  const arrived = () => db().publication.count({ where: { slug: { startsWith: 'killed-' } } });
  const first = start('front-matter', folder);
  while ((await arrived()) === 0 && first.child.exitCode === null) await pause(5);
  first.child.kill('SIGKILL');
  await first.ended;
  const before = await arrived();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(count);

  expect((await run('front-matter', folder)).code).toBe(0);
  expect(await arrived()).toBe(count);
  const published = { slug: { startsWith: 'killed-' }, state: 'published', contributions: { some: {} } } as const;
  expect(await db().publication.count({ where: published })).toBe(count);
  expect(await db().revision.count({ where: { publication: { slug: { startsWith: 'killed-' } } } })).toBe(count);
  expect(await db().redirect.count({ where: { path: { startsWith: '/2026/05/06/killed-' } } })).toBe(count);
  expect((await run('front-matter', folder)).out).toContain('Nothing to do: 0 changed.');
});

test.each([
  [[], 'Say what to import'],
  [['front-matter'], 'Name one folder'],
  [['front-matter', 'a', 'b'], 'Name one folder'],
  [['front-matter', '/nowhere/at/all'], '/nowhere/at/all is not a folder'],
  [['front-matter', root], 'has no folder "content"'],
  [['front-matter', root, '--mapping', '/nowhere.yaml'], 'has no folder'],
  [['front-matter', root, '--report', '/nowhere/report.json'], 'can’t be written'],
  [['front-matter', root, '--wrong'], '--wrong'],
])('%j is answered with a sentence', async (args, sentence) => {
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(sentence);
  expect(err).not.toMatch(/^\s+at /m);
});
