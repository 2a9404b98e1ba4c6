import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { importSite } from '../../publishing/imports/import-site.ts';
import type { Kind } from '../../publishing/kinds.ts';
import { PAGE_SIZE } from '../../publishing/listings/listing.ts';
import { paged, routes } from '../../publishing/routes.ts';
import { launchOptions } from '../chromium.ts';
import { hostileBodies } from '../hostile-bodies.ts';
import { useSites } from '../sites.ts';

const PAYLOADS = hostileBodies().map(({ source }) => source.toWellFormed());
const LONGEST_TITLE = 480;
const MOST_IN_A_PIECE = 20;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const { instance } = useSites({
  fill: async () => {
    mkdirSync(join(folder, 'content/news'), { recursive: true });
    for (const [index, group] of groups().entries()) {
      writeFileSync(join(folder, `content/news/${index}.md`), article(group, index));
    }
    const imported = await importSite({ folder });
    expect(imported).toMatchObject({ ok: true, value: { totals: { publications: { refused: 0 } } } });
  },
});

let browser: Browser;
beforeAll(async () => {
  const options = launchOptions();
  // What is asked of another host is seen, and goes nowhere.
  const nowhere = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
  browser = await chromium.launch({ ...options, args: [...(options.args ?? []), nowhere] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Payloads in so many pieces that each of them stands whole in a title, if it is short enough for one at all. */
function groups(): string[][] {
  const all: string[][] = [];
  let length = LONGEST_TITLE;
  for (const payload of PAYLOADS) {
    const last = all.at(-1);
    length += payload.length + 1;
    if (last && length <= LONGEST_TITLE && last.length < MOST_IN_A_PIECE) last.push(payload);
    else {
      all.push([payload]);
      length = payload.length;
    }
  }
  return all;
}

function article(payloads: string[], index: number): string {
  const line = JSON.stringify(payloads.join(' '));
  const list = JSON.stringify(payloads);
  const first = JSON.stringify(payloads[0]);
  return `---
title: ${line}
deck: ${line}
summary: ${line}
slug: ${first}
authors: ${list}
topics: ${list}
aliases: ${list}
source_url: https://elsewhere.invalid/${index}
source: ${first}
date: 2020-01-01 10:00:00 -0500
---

${payloads.map((payload) => `<div>${payload}</div>\n\n${payload}\n\n{{< note title=${first} >}}${payload}{{< /note >}}`).join('\n\n')}
`;
}

async function pages(): Promise<string[]> {
  const [publications, people, topics] = await Promise.all([
    db().publication.findMany({ where: { state: 'published' }, select: { kind: true, slug: true } }),
    db().person.findMany({ select: { slug: true }, take: 8, orderBy: { id: 'asc' } }),
    db().hub.findMany({ select: { slug: true }, take: 8, orderBy: { id: 'asc' } }),
  ]);
  return [
    '/',
    routes.group('articles'),
    ...(publications.length > PAGE_SIZE ? [paged(routes.group('articles'), 2)] : []),
    routes.people(),
    routes.hubs('topic'),
    ...people.map(({ slug }) => routes.person(slug)),
    ...topics.map(({ slug }) => routes.hub('topic', slug)),
    ...['script', 'alert', ...PAYLOADS.filter((payload) => payload.includes('<script')).slice(0, 4)].map(
      (asked) => `/search?q=${encodeURIComponent(asked)}`,
    ),
    ...publications.map(({ kind, slug }) => routes.publication(kind as Kind, slug)),
  ];
}

test('no page with hostile titles, names, slugs and texts runs a script or asks another host', {
  timeout: 300_000,
}, async () => {
  const asked = await pages();
  expect(asked.filter((path) => path.startsWith('/publications/'))).toHaveLength(groups().length);
  // Our own scripts take most of a page's time, and bring most pages no other content than they have: some stand for all.
  const isAlike = (path: string, index: number) => path.startsWith('/publications/') && index % 8 > 0;
  await Promise.all([
    open(asked.filter(isAlike), { ownScripts: false }),
    open(
      asked.filter((path, index) => !isAlike(path, index)),
      { ownScripts: true },
    ),
  ]);
});

/** Opens pages one after the other in a tab of its own. */
async function open(paths: string[], { ownScripts }: { ownScripts: boolean }): Promise<void> {
  const found: string[] = [];
  const page = await watched(found);
  if (!ownScripts) {
    const tab = await page.context().newCDPSession(page);
    await tab.send('Network.enable');
    await tab.send('Network.setBlockedURLs', { urls: ['*/_next/static/*.js*'] });
  }
  for (const path of paths) {
    const response = await page.goto(instance(0).origin + path);
    found.push(...(response?.status() === 200 ? [] : [`status ${response?.status()}`]), ...(await touched(page)));
    expect([path, ...found.splice(0)]).toEqual([path]);
  }
  await page.close();
}

test('a script in a page that did run would be seen', async () => {
  const found: string[] = [];
  const page = await watched(found);
  await page.route('**/people', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text())
      .replace(/<script[\s\S]*?<\/script>/g, '')
      .replace(
        '</main>',
        '<p onmouseover="alert(1)">x</p><a href="javascript:alert(2)">y</a><script src="https://elsewhere.invalid/x.js"></script><script>confirm(3); window.ran = 1</script></main>',
      );
    await route.fulfill({ body, contentType: 'text/html' });
  });
  await page.goto(instance(0).origin + routes.people());
  found.push(...(await touched(page)));
  expect(found.filter((each) => !each.startsWith('console')).sort()).toEqual([
    'called alert 1',
    'called confirm 3',
    'link javascript:alert(2)',
    'ran',
    'request https://elsewhere.invalid/x.js',
  ]);
  await page.close();
});

/** A page whose dialogs, calls of what payloads call, messages, errors and requests to other hosts are put into `found`. */
async function watched(found: string[]): Promise<Page> {
  const page = await browser.newPage();
  await page.exposeFunction('reportCall', (call: string) => found.push(`called ${call}`));
  await page.addInitScript(() => {
    const report = (window as unknown as { reportCall: (call: string) => void }).reportCall;
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
      Object.defineProperty(window, name, { value: (...said: unknown[]) => report(`${name} ${said.join(' ')}`) });
    }
  });
  page.on('dialog', (dialog) => {
    found.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (!message.text().includes('ERR_BLOCKED_BY_CLIENT')) found.push(`console ${message.text()}`);
  });
  page.on('pageerror', (error) => found.push(`error ${error.message}`));
  page.on('popup', (popup) => found.push(`popup ${popup.url()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== instance(0).origin && protocol.startsWith('http')) found.push(`request ${request.url()}`);
  });
  return page;
}

/** Points at and focuses everything of the page, and answers the addresses in it that no reader should follow; `ran` if something left its mark. */
function touched(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      for (const type of ['pointerover', 'mouseover', 'animationstart', 'toggle']) {
        element.dispatchEvent(new Event(type, { bubbles: true }));
      }
    }
    return [
      ...('ran' in window ? ['ran'] : []),
      ...[...document.links]
        .filter(({ protocol }) => !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol))
        .map(({ href }) => `link ${href}`),
    ];
  });
}
