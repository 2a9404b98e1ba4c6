import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makePerson,
  makePublished,
  makeScheduled,
  paragraphs,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import type { Run } from '../body/compared-words.ts';
import { storeFile } from '../media/commands.ts';
import { fileForPublic } from '../media/queries.ts';
import { mergePeople } from '../people/commands.ts';
import { cancelSchedule, publish, revise, schedule } from '../publications/commands.ts';
import type { PublicationContent } from '../publications/content.ts';
import { openDraft, saveDraft } from '../publications/draft-commands.ts';
import { findPublished } from '../publications/queries.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { withdraw } from '../publications/withdraw-commands.ts';
import { findVersion, listVersions } from './queries.ts';

const folder = mkdtempSync(join(tmpdir(), 'versions-'));
process.env.DATA_DIR = folder;
useDatabase();
afterAll(() => rmSync(folder, { recursive: true }));

const inAnHour = () => new Date(Date.now() + 3_600_000);

async function seen(slug: string): Promise<PublishedPublication> {
  const publication = await findPublished(db(), 'commentary', slug);
  if (!publication) throw new Error(`Nothing is at ${slug}.`);
  return publication;
}

async function storedFile(name: string): Promise<{ id: string; isPublic(): Promise<boolean> }> {
  const { fileId } = valueOf(await storeFile(TESTER, { bytes: Buffer.from(`a,b\n1,${name}\n`), name: `${name}.csv` }));
  const file = await db().file.findUniqueOrThrow({ where: { id: fileId } });
  return { id: fileId, isPublic: async () => (await fileForPublic(file.id, file.version, file.name)) !== null };
}

function reviseTo(id: string, expectedRevision: number, content: Partial<PublicationContent>, correction?: string) {
  return revise(TESTER, {
    id,
    expectedRevision,
    content: someContent(content),
    publicNote: correction ? { type: 'correction', text: correction } : undefined,
  });
}

test('each released revision can be read as it was, and the list says in words what changed', async () => {
  const person = await makePerson({ name: 'Anna Weir' });
  const byline = [{ role: 'author' as const, affiliation: 'Then', personId: person.id }];
  const body = paragraphs('One.', 'Two ports are closed.', 'Three.');
  const { id, slug } = await makePublished({ title: 'First', byline, body });
  valueOf(await reviseTo(id, 1, { title: 'Second', byline, body }, 'The title was wrong.'));
  valueOf(
    await reviseTo(id, 2, { title: 'Second', body: paragraphs('One.', 'Two ports are open.', 'Three.', 'Four.') }),
  );

  const publication = await seen(slug);
  expect(publication.versions).toBe(3);
  const list = await listVersions(db(), publication);
  const words = (runs: Run[]) => runs.map(({ what, text }) => (what === 'same' ? text : `${what} ${text}`)).join('|');
  expect(
    list.map(({ number, changes, notes, readable }) => [
      number,
      changes.map(({ what, runs }) => `${what}: ${words(runs)}`),
      notes.length,
      readable,
    ]),
  ).toEqual([
    [
      3,
      [
        'Byline: deleted Anna Weir (Then)',
        'Paragraph changed: Two ports are |deleted closed|inserted open|.',
        'Paragraph added: inserted Four.',
      ],
      0,
      true,
    ],
    [2, ['Title: deleted First|inserted Second'], 1, true],
    [1, [], 0, true],
  ]);
  const first = await findVersion(db(), publication, 1);
  expect(first).toMatchObject({ number: 1, latest: 3, text: { title: 'First', body } });
  expect(first?.text?.byline).toMatchObject([{ name: 'Anna Weir', affiliation: 'Then' }]);
  expect(await findVersion(db(), publication, 4)).toBeNull();
});

describe('what the public never saw is no version', () => {
  test('a draft beside what is live', async () => {
    const { id, slug } = await makePublished();
    const { counter } = valueOf(await openDraft(TESTER, { id }));
    valueOf(await saveDraft(TESTER, { id, counter, content: someContent({ title: 'Secret' }) }));
    expect(await listVersions(db(), await seen(slug))).toHaveLength(1);
  });

  test('a schedule that was changed or called off before its time', async () => {
    const hidden = await storedFile('hidden');
    const draft = await makeDraft({ downloads: [{ fileId: hidden.id, label: 'Hidden' }] });
    valueOf(await schedule(TESTER, { ...draft, releaseAt: inAnHour() }));
    expect(await hidden.isPublic()).toBe(false);
    valueOf(await schedule(TESTER, { ...draft, counter: 0, releaseAt: inAnHour() }));
    const { counter } = valueOf(await cancelSchedule(TESTER, { id: draft.id }));
    expect(await db().publicVersion.count({ where: { publicationId: draft.id } })).toBe(0);

    const saved = valueOf(await saveDraft(TESTER, { id: draft.id, counter, content: someContent({ title: 'Out' }) }));
    valueOf(await publish(TESTER, { id: draft.id, counter: saved.counter }));
    const publication = await seen(draft.slug);
    expect(await listVersions(db(), publication)).toMatchObject([{ number: 1 }]);
    expect((await findVersion(db(), publication, 1))?.text?.title).toBe('Out');
    expect(await hidden.isPublic()).toBe(false);
  });

  test('a scheduled release before the database’s clock says so', async () => {
    const { id, slug } = await makeScheduled({}, inAnHour());
    expect(await findPublished(db(), 'commentary', slug)).toBeNull();
    const row = await db().publicVersion.findFirstOrThrow({ where: { publicationId: id } });
    expect(row).toMatchObject({ number: 1 });
    await db().$executeRaw`UPDATE "Publication" SET "releaseAt" = now() - interval '1 second' WHERE id = ${id}::uuid`;
    const early = await seen(slug);
    expect([early.versions, await listVersions(db(), early)]).toEqual([0, []]);
    await db()
      .$executeRaw`UPDATE "PublicVersion" SET "liveAt" = now() - interval '1 second' WHERE "publicationId" = ${id}::uuid`;
    expect(await listVersions(db(), await seen(slug))).toHaveLength(1);
  });
});

test('a file of an old version stays readable with it, and goes when its text goes, for good', async () => {
  const [old, next, later] = [await storedFile('old'), await storedFile('next'), await storedFile('later')];
  const offering = (file: { id: string }) => ({ downloads: [{ fileId: file.id, label: 'Data' }] });
  const { id, slug } = await makePublished(offering(old));
  valueOf(await reviseTo(id, 1, offering(next)));
  expect([await old.isPublic(), await next.isPublic(), await later.isPublic()]).toEqual([true, true, false]);

  const reason = 'The figures were wrong.';
  valueOf(await withdraw(TESTER, { id, expectedRevision: 2, outcome: 'notice_only', reason }));
  const notice = await seen(slug);
  expect(await listVersions(db(), notice)).toMatchObject([
    { number: 2, readable: false, changes: [] },
    { number: 1, readable: false, changes: [] },
  ]);
  expect(await findVersion(db(), notice, 1)).toMatchObject({ text: null });
  expect([await old.isPublic(), await next.isPublic()]).toEqual([false, false]);

  const { counter } = valueOf(await openDraft(TESTER, { id }));
  const saved = valueOf(await saveDraft(TESTER, { id, counter, content: someContent(offering(later)) }));
  valueOf(await publish(TESTER, { id, counter: saved.counter }));
  const back = await seen(slug);
  expect((await listVersions(db(), back)).map(({ number, readable }) => [number, readable])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ]);
  expect([await old.isPublic(), await next.isPublic(), await later.isPublic()]).toEqual([false, false, true]);
});

test('a withdrawal that keeps the text keeps the old ones too', async () => {
  const file = await storedFile('kept');
  const { id, slug } = await makePublished({ title: 'First', downloads: [{ fileId: file.id, label: 'Data' }] });
  valueOf(await reviseTo(id, 1, { title: 'Second' }));
  valueOf(await withdraw(TESTER, { id, expectedRevision: 2, outcome: 'text_kept', reason: 'Out of date.' }));
  expect((await findVersion(db(), await seen(slug), 1))?.text?.title).toBe('First');
  expect(await file.isPublic()).toBe(true);
});

test('a merge is no change of a version: it names who the duplicate turned out to be', async () => {
  const [duplicate, kept] = [await makePerson({ name: 'A. Weir' }), await makePerson({ name: 'Anna Weir' })];
  const by = (personId: string) => [{ role: 'author' as const, affiliation: null, personId }];
  const { id, slug } = await makePublished({ title: 'First', byline: by(duplicate.id) });
  valueOf(await mergePeople(TESTER, { duplicate: duplicate.id, into: kept.id }));
  valueOf(await reviseTo(id, 1, { title: 'Second', byline: by(kept.id) }));
  const publication = await seen(slug);
  const [newest] = await listVersions(db(), publication);
  expect(newest?.changes.map(({ what }) => what)).toEqual(['Title']);
  const first = await findVersion(db(), publication, 1);
  expect(first?.text?.byline.map(({ name }) => name)).toEqual(['Anna Weir']);
});
