import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { valueOf } from '../../lib/result.ts';
import type { Document } from '../../publishing/body/document.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import { makePdf } from '../../publishing/pdf/make-pdf.ts';
import { revise } from '../../publishing/publications/commands.ts';
import { withdraw } from '../../publishing/publications/withdraw-commands.ts';
import { routes } from '../../publishing/routes.ts';
import { makePerson, makePublished, makeScheduled, someContent, TESTER } from '../factories.ts';
import { useSites } from '../sites.ts';

const at = (slug: string) => routes.pdf('report', slug);
const content = { kind: 'report' as const, title: 'Ports & Piers', language: 'fr', body: longBody() };
let publication = { id: '', slug: '' };
let attached = { slug: '' };

const { get, instance } = useSites({
  fill: async () => {
    const authors = [await makePerson({ name: 'Anna Weir' }), await makePerson({ name: 'Bo Long' })];
    const byline = authors.map(({ id }) => ({ role: 'author' as const, affiliation: null, personId: id }));
    publication = await makePublished({ ...content, byline });
    const bytes = Buffer.from('%PDF-1.4\n% attached\n');
    const { fileId } = valueOf(await storeFile(TESTER, { bytes, name: 'own.pdf' }));
    attached = await makePublished({ ...content, downloads: [{ fileId, label: 'Full report' }] });
  },
});

function longBody(): Document {
  const text = (words: string) => [{ type: 'text' as const, text: words }];
  const section = (title: string): Document['content'] => [
    { type: 'heading', attrs: { level: 2 }, content: text(title) },
    ...Array.from({ length: 12 }, () => ({ type: 'paragraph' as const, content: text('Un mot. '.repeat(60)) })),
  ];
  return {
    type: 'doc',
    content: [
      ...section('Le premier chapitre'),
      {
        type: 'paragraph',
        content: [
          ...text('Une note 平和と安全 ความมั่นคง الأمن'),
          { type: 'footnote', content: text('La note elle-même.') },
          { type: 'text', text: ' et un lien', marks: [{ type: 'link', attrs: { href: '/people' } }] },
        ],
      },
      ...section('Le second chapitre'),
    ],
  } as Document;
}

test('a publication without a PDF of its own is given one made from its text', async () => {
  const response = await untilMade(at(publication.slug));
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('link')).toContain(`${routes.publication('report', publication.slug)}>; rel="canonical"`);
  const condition = { 'If-Modified-Since': response.headers.get('last-modified') ?? '' };
  expect((await get(at(publication.slug), { headers: condition })).status).toBe(304);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(bytes.length).toBeLessThan(5_000_000);

  const pdf = await getDocumentProxy(bytes.slice());
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  expect(info.Title).toBe('Ports & Piers');
  expect(info.Language).toBe('fr');
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  expect(JSON.stringify(await pdf.getOutline())).toMatch(/Le premier chapitre.*Le second chapitre/);
  const { text } = await extractText(pdf);
  expect(text.length).toBeGreaterThan(3);
  expect(text[0]).toMatch(/Ports & Piers\s+Anna Weir & Bo Long/);
  expect(text[2]).toMatch(/^Ports & Piers\s+3\s/);
  // Without the signs above Thai letters, which are drawn but can't be copied out.
  for (const word of ['平和と安全', 'นคง']) expect(text.join(' ')).toContain(word);
  expect(text.at(-1)).toMatch(/Notes[\s\S]*La note elle-même/);
  const links = (await Promise.all(text.map(async (_, page) => (await pdf.getPage(page + 1)).getAnnotations()))).flat();
  const urls = links.flatMap(({ url }) => (url ? [url] : []));
  expect(urls).toContain(`${instance(0).origin}/people`);
});

test('it is made once for a text, and anew when the text changes', async () => {
  const first = await untilMade(at(publication.slug));
  expect(
    (await get(at(publication.slug), { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })).status,
  ).toBe(304);
  expect(await made(publication.id)).toHaveLength(1);
  const part = await get(at(publication.slug), { headers: { range: 'bytes=0-3' } });
  expect([part.status, await part.text()]).toEqual([206, '%PDF']);

  const next = someContent({ ...content, title: 'Ports and Quays' });
  valueOf(await revise(TESTER, { id: publication.id, expectedRevision: 1, content: next }));
  await expect
    .poll(async () => (await get(at(publication.slug))).headers.get('etag'), { timeout: 40_000 })
    .not.toBe(first.headers.get('etag'));
  expect(await made(publication.id)).toHaveLength(1);

  valueOf(
    await withdraw(TESTER, { id: publication.id, expectedRevision: 2, outcome: 'notice_only', reason: 'Wrong.' }),
  );
  await makePdf({ publicationId: publication.id });
  expect(await made(publication.id)).toEqual([]);
});

test('an attached PDF stands at the address itself', async () => {
  const response = await get(at(attached.slug));
  expect([response.status, await response.text()]).toEqual([200, '%PDF-1.4\n% attached\n']);
});

test('what has no public text has no PDF', async () => {
  const hidden = await makeScheduled(content, new Date(Date.now() + 3_600_000));
  const taken = await makePublished(content);
  valueOf(await withdraw(TESTER, { id: taken.id, expectedRevision: 1, outcome: 'notice_only', reason: 'Wrong.' }));
  for (const { slug } of [hidden, taken, { slug: 'nobody-knows-it' }]) {
    expect((await get(at(slug))).status).toBe(404);
    expect((await get(routes.print('report', slug))).status).toBe(404);
  }
  expect(await made(hidden.id)).toEqual([]);
});

/** Whoever asks before it is made is told when to come back. */
async function untilMade(path: string): Promise<Response> {
  let response = await get(path);
  for (
    const deadline = Date.now() + 45_000;
    response.status === 503 && Date.now() < deadline;
    response = await get(path)
  ) {
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(response.status).toBe(200);
  return response;
}

async function made(id: string): Promise<string[]> {
  return readdir(join(process.env.DATA_DIR ?? '', 'files', 'pdf', id)).catch(() => []);
}
