import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import type { Document } from '../../publishing/body/document.ts';
import { storeFile } from '../../publishing/media/commands.ts';
import { routes } from '../../publishing/routes.ts';
import { crawl } from '../crawl.ts';
import {
  makeDraft,
  makeHub,
  makeOutlet,
  makePerson,
  makePublished,
  makeScheduled,
  paragraphs,
  TESTER,
} from '../factories.ts';
import { useSites } from '../sites.ts';

const CANARY = 'zxqcanary';
const PUBLIC_CANARY = 'zxqpublic';
const hidden: string[] = [];
const topic = { id: '', slug: '' };
let author = '';

const { instance, get } = useSites({
  fill: async () => {
    Object.assign(topic, await makeHub());
    const known = await makePerson({ standing: 'expert' });
    author = known.id;
    for (const kind of ['report', 'commentary'] as const) {
      await makePublished({ ...piece(PUBLIC_CANARY, known.id), kind });
    }
    const file = await textFile(CANARY);
    const far = await makeScheduled(await embargoed(known.id, file.id), new Date((await databaseTime()) + 86_400_000));
    hidden.push(routes.publication('report', far.slug), file.address);

    const draftFile = await textFile(`${CANARY}-draft`);
    const draft = await makeDraft(await embargoed(known.id, draftFile.id));
    hidden.push(routes.publication('report', draft.slug), draftFile.address);
  },
});

function piece(word: string, personId: string) {
  return {
    title: `Title ${word}`,
    subtitle: `Subtitle ${word}`,
    summary: `Summary ${word}`,
    body: bodyWith(word),
    byline: [{ role: 'author' as const, affiliation: `Affiliation ${word}`, personId }],
    hubs: [topic.id],
  };
}

/** With people, an outlet and a file that nothing public names. */
async function embargoed(knownPerson: string, fileId: string) {
  const person = await makePerson({ name: `Person ${CANARY}` });
  hidden.push(routes.person(person.slug));
  const outlet = await makeOutlet({ name: `Outlet ${CANARY}` });
  const base = piece(CANARY, knownPerson);
  return {
    ...base,
    kind: 'report' as const,
    byline: [...base.byline, { role: 'author' as const, affiliation: null, personId: person.id }],
    outletId: outlet.id,
    originalUrl: `https://example.org/${CANARY}`,
    downloads: [{ fileId, label: `Download ${CANARY}` }],
  };
}

function bodyWith(word: string): Document {
  const { content } = paragraphs(`First paragraph ${word}.`, `Second paragraph ${word}.`);
  return {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: word }] }, ...content],
  };
}

async function textFile(word: string): Promise<{ id: string; address: string }> {
  const bytes = Buffer.from(`year,word\n2026,${word}\n`);
  const { fileId } = valueOf(await storeFile(TESTER, { bytes, name: `${word}.csv`, alt: '' }));
  const file = await db().file.findUniqueOrThrow({ where: { id: fileId } });
  return { id: fileId, address: routes.file(file.id, file.version, file.name) };
}

test('no byte that a crawler can fetch comes from what is under embargo or a draft', { timeout: 240_000 }, async () => {
  const { bytes, asked } = await crawl(instance(0).origin, [routes.home(), ...hidden]);
  const leaks = [...bytes].filter(([, text]) => text.includes(CANARY)).map(([address]) => address);
  expect(leaks.filter((address) => !hidden.some((path) => address.endsWith(path)))).toEqual([]);
  expect(asked).toBeGreaterThan(20);
  const found = [...bytes].filter(([, text]) => text.includes(PUBLIC_CANARY));
  expect(found.length).toBeGreaterThan(5);
});

test('asked for by name, what is under embargo does not exist', async () => {
  for (const path of hidden) {
    for (const variant of [path, `${path}?x=1`, path.toUpperCase(), encodeURI(path)]) {
      const response = await get(variant, { redirect: 'follow' });
      expect(`${variant} ${response.status}`).toBe(`${variant} 404`);
    }
    const asData = await get(path, { headers: { rsc: '1' }, redirect: 'follow' });
    expect(await asData.text()).not.toMatch(/Title zxqcanary|paragraph zxqcanary|Person zxqcanary/);
  }
});

test('at its time it is there, file and all, and not before', async () => {
  const { id: fileId, address: file } = await textFile('zxqsoon');
  const at = new Date((await databaseTime()) + 3000);
  const content = { ...piece('zxqsoon', author), kind: 'report' as const };
  const { slug } = await makeScheduled({ ...content, downloads: [{ fileId, label: 'zxqsoon' }] }, at);
  const address = routes.publication('report', slug);

  for (const path of [address, file]) expect((await get(path)).status).toBe(404);
  expect(Date.now()).toBeLessThan(at.getTime());
  await pause(at.getTime() + 900 - Date.now());
  for (const path of [address, file]) {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('zxqsoon');
  }
  const { bytes } = await crawl(instance(0).origin, [routes.home()]);
  expect([...bytes].filter(([, text]) => text.includes('zxqsoon')).length).toBeGreaterThan(5);
});

async function databaseTime(): Promise<number> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT now()`;
  if (!row) throw new Error('The database tells no time.');
  return row.now.getTime();
}
