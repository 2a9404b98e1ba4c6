import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import { createPreviewLink, revokePreviewLink } from '../../publishing/previews/commands.ts';
import { findOpenLink } from '../../publishing/previews/queries.ts';
import { publish } from '../../publishing/publications/commands.ts';
import { routes } from '../../publishing/routes.ts';
import { makeDraft, paragraphs, TESTER } from '../factories.ts';
import { useSites } from '../sites.ts';

const { get } = useSites();

const WORD = 'zxqpreview';

async function shared() {
  const { fileId } = valueOf(
    await storeFile(TESTER, { bytes: Buffer.from(`year\n${WORD}\n${newId()}\n`), name: 'table.csv' }),
  );
  const draft = await makeDraft({
    title: `Title ${WORD}`,
    body: paragraphs(`Text ${WORD}.`),
    downloads: [{ fileId, label: 'The table' }],
  });
  const { token } = valueOf(await createPreviewLink(TESTER, { id: draft.id, label: 'Prof. Quill', days: 3 }));
  const file = await db().file.findUniqueOrThrow({ where: { id: fileId } });
  const path = routes.file(file.id, file.version, file.name);
  const under = (link: string) => `${routes.previewFiles(link)}${path.slice('/files'.length)}`;
  return { draft, token, path, page: routes.preview(token), file: under(token), under };
}

async function outcome(path: string): Promise<string> {
  const response = await get(path);
  return `${response.status} ${(await response.text()).includes(WORD)}`;
}

test('a link shows the reader’s page with the mark of whom it is for, to be kept and found by nobody', async () => {
  const { page, file, path, draft } = await shared();
  const response = await get(page);
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html).toContain(`Text ${WORD}.`);
  expect(html).toContain('class="rails"');
  expect(html.match(/Prof\. Quill · /g)?.length).toBeGreaterThan(10);
  expect(html).toContain(`href="${file}"`);
  expect(html).not.toContain(`href="${path}"`);
  expect(html).toMatch(/<meta name="robots" content="noindex, nofollow, noarchive/);
  for (const address of [page, file]) {
    const { headers } = await get(address);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
  expect([await outcome(file), await outcome(path)]).toEqual(['200 true', '404 false']);
  expect(await outcome(routes.publication('commentary', draft.slug))).toBe('404 false');
  expect((await get(page, { headers: { rsc: '1' } })).headers.get('cache-control')).toBe('private, no-store');
});

test('unknown, expired, taken back and released are one answer, for the page and its files', async () => {
  const [expired, revoked, released] = [await shared(), await shared(), await shared()];
  for (const { page, file } of [expired, revoked, released]) {
    expect([await outcome(page), await outcome(file)]).toEqual(['200 true', '200 true']);
  }
  const idOf = async (token: string) => (await findOpenLink(token))?.id ?? '';
  await db().previewLink.update({ where: { id: await idOf(expired.token) }, data: { expiresAt: new Date() } });
  valueOf(await revokePreviewLink(TESTER, { id: revoked.draft.id, linkId: await idOf(revoked.token) }));
  valueOf(await publish(TESTER, { id: released.draft.id, counter: released.draft.counter }));

  const answers = new Set<string>();
  for (const path of [
    routes.preview('unknown'),
    routes.preview('%00'),
    ...[expired, revoked, released].flatMap(({ page, file }) => [page, file]),
    expired.under('unknown'),
  ]) {
    const response = await get(path);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    answers.add(`${response.status} ${await response.text()}`);
  }
  expect([...answers]).toEqual([expect.stringContaining('This preview is over')]);
  expect([...answers][0]).toMatch(/^404 /);
  expect(await outcome(released.path)).toBe('200 true');
});

test('a link opens the files of its own text and no others', async () => {
  const [one, other] = [await shared(), await shared()];
  expect(await outcome(other.under(one.token))).toBe('404 false');
  expect(await outcome(one.under(one.token))).toBe('200 true');
});
