import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { transaction } from '../../lib/transaction.ts';
import { announcedDuring } from '../../test/announced.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeHub,
  makePerson,
  makePublished,
  makeScheduled,
  nextName,
  paragraphs,
  someContent,
  soundContent,
  TESTER,
} from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { tags } from '../cache-tags.ts';
import { listPage } from '../listings/queries.ts';
import { findRedirect } from '../redirects/queries.ts';
import type { MemberView, Role } from '../staff/permissions.ts';
import { cancelSchedule, move, publish, revise, schedule } from './commands.ts';
import { createDraft, openDraft, saveDraft } from './draft-commands.ts';
import { differsFromLive, findDraft } from './draft-desk.ts';
import { effectiveState, isLegal, type Move, type PublicationState } from './publication.ts';
import { findPublished } from './queries.ts';
import { approve, returnToAuthor, submit } from './review-commands.ts';
import { withdraw } from './withdraw-commands.ts';

const database = useDatabase();

const soon = () => new Date(Date.now() + 3_600_000);
const issuesOf = (result: { ok: boolean; issues?: { field: string; message: string }[] }) => {
  expect(result.ok).toBe(false);
  return (result.issues ?? []).map((issue) => issue.field);
};
const auditOf = (id: string) =>
  db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' }, select: { action: true, actor: true } });

describe('from draft to public', () => {
  test('a heading gets its anchor at the release and keeps it when it is reworded', async () => {
    const headed = (words: string, id?: string) =>
      someContent({
        body: {
          type: 'doc',
          content: [
            { type: 'heading', attrs: id ? { level: 2, id } : { level: 2 }, content: [{ type: 'text', text: words }] },
            ...paragraphs('Words.').content,
          ],
        },
      });
    const { id, slug, counter } = await makeDraft(headed('What we found'));
    const saved = valueOf(await saveDraft(TESTER, { id, counter, content: headed('What we found') }));
    expect((await findDraft(id))?.draft.content.body).toEqual(headed('What we found').body);
    valueOf(await publish(TESTER, { id, counter: saved.counter }));
    const opened = valueOf(await openDraft(TESTER, { id }));
    const draft = await findDraft(id);
    expect(draft?.draft.content.body).toEqual(headed('What we found', 's-what-we-found').body);
    expect(await differsFromLive(id)).toBe(false);
    const reworded = headed('Findings', 's-what-we-found');
    valueOf(
      await publish(TESTER, {
        id,
        counter: valueOf(await saveDraft(TESTER, { id, ...opened, content: reworded })).counter,
      }),
    );
    expect((await findPublished(db(), 'commentary', slug))?.body).toEqual(reworded.body);
  });

  test('a draft shows nowhere and is released whole', async () => {
    const [person, hub] = [await makePerson(), await makeHub()];
    const byline = [{ role: 'author' as const, affiliation: 'Then Institute', personId: person.id }];
    const draft = await makeDraft({ title: 'Seen', byline, hubs: [hub.id], body: paragraphs('one two three') });
    expect(await findPublished(db(), 'commentary', draft.slug)).toBeNull();
    expect((await listPage(db(), `hub:${hub.id}`, 1))?.total).toBe(0);

    valueOf(await publish(TESTER, { id: draft.id, counter: draft.counter }));
    const shown = await findPublished(db(), 'commentary', draft.slug);
    expect(shown).toMatchObject({ title: 'Seen', wordCount: 3, hubs: [{ slug: hub.slug }], withdrawal: null });
    expect(shown?.byline).toEqual([
      {
        type: 'person',
        name: `Name of ${person.slug}`,
        givenName: null,
        familyName: null,
        slug: person.slug,
        role: 'author',
        affiliation: 'Then Institute',
        ofHouse: false,
      },
    ]);
    for (const scope of [`hub:${hub.id}`, `person:${person.id}`] as const) {
      expect((await listPage(db(), scope, 1))?.items.map((item) => item.id)).toEqual([draft.id]);
    }
    expect((await auditOf(draft.id)).map((row) => row.action)).toEqual(['create', 'publish']);
  });

  test('a release is of the text that was read, not of one saved since', async () => {
    const draft = await makeDraft();
    valueOf(await saveDraft(TESTER, { id: draft.id, counter: 1, content: someContent({ title: 'Newer' }) }));
    expect(issuesOf(await publish(TESTER, { id: draft.id, counter: 1 }))).toEqual(['counter']);
    expect(await findPublished(db(), 'commentary', draft.slug)).toBeNull();
    expect(issuesOf(await saveDraft(TESTER, { id: draft.id, counter: 1, content: someContent() }))).toEqual([
      'counter',
    ]);
    valueOf(await publish(TESTER, { id: draft.id, counter: 2 }));
    expect((await findPublished(db(), 'commentary', draft.slug))?.title).toBe('Newer');
  });

  test('what lacks a title or a text is refused by name', async () => {
    const draft = await makeDraft({ title: '  ', body: { type: 'doc', content: [] } });
    expect(issuesOf(await publish(TESTER, { id: draft.id, counter: 1 }))).toEqual(['title', 'body']);
    expect(await db().revision.count({ where: { publicationId: draft.id } })).toBe(0);
  });

  test('what names a person that is not there is refused', async () => {
    const personId = '01890000-0000-7000-8000-000000000000';
    const content = someContent({ byline: [{ role: 'author', affiliation: null, personId }] });
    expect(issuesOf(await createDraft(TESTER, { slug: nextName('piece'), content }))).toEqual(['byline']);
  });

  test('a date in the future is refused for a release now, a past one for a schedule', async () => {
    const draft = await makeDraft();
    expect(issuesOf(await publish(TESTER, { id: draft.id, counter: 1, releaseAt: soon() }))).toEqual(['releaseAt']);
    const past = new Date(Date.now() - 1000);
    const none = [new Date(Number.NaN), new Date('-000001-01-01T00:00:00Z')];
    for (const releaseAt of none)
      expect(issuesOf(await publish(TESTER, { id: draft.id, counter: 1, releaseAt }))).toEqual(['releaseAt']);
    for (const releaseAt of [past, new Date('9999-12-31T09:00:00Z'), ...none])
      expect(issuesOf(await schedule(TESTER, { id: draft.id, counter: 1, releaseAt }))).toEqual(['releaseAt']);
  });

  test('a piece from long ago keeps its date and how exactly it is known', async () => {
    const releaseAt = new Date('1987-01-01T00:00:00Z');
    const piece = await makePublished({}, { releaseAt, datePrecision: 'year' });
    expect((await findPublished(db(), 'commentary', piece.slug))?.date).toEqual({ at: releaseAt, precision: 'year' });
    const row = await db().publication.findUniqueOrThrow({ where: { id: piece.id } });
    expect(row.firstReleasedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe('embargo', () => {
  test('a scheduled piece is in no list, count or page until its time by the database’s clock', async () => {
    const [person, hub] = [await makePerson(), await makeHub()];
    const content = { hubs: [hub.id], byline: [{ role: 'author' as const, affiliation: null, personId: person.id }] };
    await makePublished(content);
    const before = await listPage(db(), 'group:articles', 1);
    const piece = await makeScheduled(content, soon());
    expect(await findPublished(db(), 'commentary', piece.slug)).toBeNull();
    for (const scope of [`hub:${hub.id}`, `person:${person.id}`] as const) {
      expect(await listPage(db(), scope, 1)).toMatchObject({ total: 1, items: [{}] });
    }
    expect((await listPage(db(), 'group:articles', 1))?.total).toBe(before?.total);

    await db()
      .$executeRaw`UPDATE "Publication" SET "releaseAt" = now() - interval '1 second' WHERE id = ${piece.id}::uuid`;
    await db()
      .$executeRaw`UPDATE "ListEntry" SET "releaseAt" = now() - interval '1 second' WHERE "publicationId" = ${piece.id}::uuid`;
    expect(await findPublished(db(), 'commentary', piece.slug)).not.toBeNull();
    expect((await listPage(db(), `hub:${hub.id}`, 1))?.total).toBe(2);
    expect(issuesOf(await cancelSchedule(TESTER, { id: piece.id }))).toEqual(['state']);
  });

  test('a schedule taken back leaves a draft and no trace in lists', async () => {
    const piece = await makeScheduled({ title: 'Back' }, soon());
    const { counter } = valueOf(await cancelSchedule(TESTER, { id: piece.id }));
    expect(await db().listEntry.count({ where: { publicationId: piece.id } })).toBe(0);
    valueOf(await publish(TESTER, { id: piece.id, counter }));
    expect((await findPublished(db(), 'commentary', piece.slug))?.title).toBe('Back');
  });

  test('a release is not put off in its last second, in which readers may come to see it', async () => {
    const piece = await makeScheduled({}, soon());
    await db()
      .$executeRaw`UPDATE "Publication" SET "releaseAt" = now() + interval '900 ms' WHERE id = ${piece.id}::uuid`;
    const { id } = piece;
    const refused = [
      await cancelSchedule(TESTER, { id }),
      await schedule(TESTER, { id, counter: 0, releaseAt: soon() }),
    ];
    expect(refused.map(issuesOf)).toEqual([['state'], ['state']]);
    const { state } = await db().publication.findUniqueOrThrow({ where: { id } });
    expect(state).toBe('scheduled');
  });

  test('what readers may come to see in its last second gets no other address', async () => {
    const piece = await makeScheduled({}, soon());
    const { id, slug } = piece;
    const { counter } = valueOf(await openDraft(TESTER, { id }));
    const saved = valueOf(await saveDraft(TESTER, { id, counter, content: someContent({ kind: 'testimony' }) }));
    const almost = () =>
      db().$executeRaw`UPDATE "Publication" SET "releaseAt" = now() + interval '900 ms' WHERE id = ${id}::uuid`;
    await almost();
    expect(issuesOf(await move(TESTER, { id, slug: nextName('moved') }))).toEqual(['state']);
    await almost();
    expect(issuesOf(await publish(TESTER, { id, counter: saved.counter }))).toEqual(['state']);
    expect(await db().publication.findUniqueOrThrow({ where: { id } })).toMatchObject({ kind: 'commentary', slug });
  });

  test('taking a schedule back expires what a page may show that was made at the last moment', async () => {
    const hub = await makeHub();
    const piece = await makeScheduled({ hubs: [hub.id] }, soon());
    const heard = await announcedDuring(async () => valueOf(await cancelSchedule(TESTER, { id: piece.id })));
    expect(heard).toEqual(
      expect.arrayContaining([
        tags.item(piece.id),
        tags.address(`/publications/commentary/${piece.slug}`),
        tags.list(`hub:${hub.id}`),
      ]),
    );
  });

  test('a scheduled piece can get another time, or go out at once, without a new draft', async () => {
    const piece = await makeScheduled({}, soon());
    const later = new Date(Date.now() + 7_200_000);
    valueOf(await schedule(TESTER, { id: piece.id, counter: 0, releaseAt: later }));
    expect((await db().publication.findUniqueOrThrow({ where: { id: piece.id } })).releaseAt).toEqual(later);
    valueOf(await publish(TESTER, { id: piece.id, counter: 0 }));
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown?.date.at.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
  });
});

describe('after release', () => {
  test('a revision replaces the text, keeps the old one whole, and tells readers when asked to', async () => {
    const piece = await makePublished({ title: 'Frist' });
    const at = new Date('2026-01-02T03:04:05Z');
    const { revision } = valueOf(
      await revise(TESTER, {
        id: piece.id,
        expectedRevision: 1,
        content: someContent({ title: 'First' }),
        publicNote: { type: 'correction', text: 'The title was misspelt.', at },
      }),
    );
    expect(revision).toBe(2);
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown).toMatchObject({ title: 'First', noted: 'correction', publiclyUpdatedAt: at });
    expect(shown?.notes).toMatchObject([{ type: 'correction', text: 'The title was misspelt.', at }]);
    const revisions = await db().revision.findMany({ where: { publicationId: piece.id }, orderBy: { number: 'asc' } });
    expect(revisions.map((row) => (row.content as { title: string }).title)).toEqual(['Frist', 'First']);
  });

  test.each([
    ['noteText', { type: 'correction', text: '  ' }],
    ['noteText', { type: 'correction', text: 'The title\u0000 was misspelt.' }],
    ['noteAt', { type: 'correction', text: 'The title was misspelt.', at: new Date('2999-01-01T00:00:00Z') }],
    ['noteAt', { type: 'correction', text: 'The title was misspelt.', at: new Date(Number.NaN) }],
  ] as const)('for its %s the note %j is refused, and nothing is released', async (field, publicNote) => {
    const piece = await makePublished();
    const content = someContent({ title: 'Next' });
    expect(issuesOf(await revise(TESTER, { id: piece.id, expectedRevision: 1, content, publicNote }))).toEqual([field]);
    const { counter } = valueOf(await openDraft(TESTER, { id: piece.id }));
    expect(issuesOf(await publish(TESTER, { id: piece.id, counter, publicNote }))).toEqual([field]);
    expect(await db().revision.count({ where: { publicationId: piece.id } })).toBe(1);
  });

  test('a note for the history that can’t be kept is refused', async () => {
    const draft = await makeDraft();
    expect(issuesOf(await publish(TESTER, { id: draft.id, counter: 1, note: 'a\u0000b' }))).toEqual(['note']);
  });

  test('a revision of what somebody else revised is refused', async () => {
    const piece = await makePublished();
    valueOf(await revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ title: 'Theirs' }) }));
    const mine = await revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ title: 'Mine' }) });
    expect(issuesOf(mine)).toEqual(['expectedRevision']);
    expect((await findPublished(db(), 'commentary', piece.slug))?.title).toBe('Theirs');
  });

  test('a draft beside what is live changes nothing for readers until its release', async () => {
    const piece = await makePublished({ title: 'Live' });
    const { counter } = valueOf(await openDraft(TESTER, { id: piece.id }));
    valueOf(await saveDraft(TESTER, { id: piece.id, counter, content: someContent({ title: 'Next' }) }));
    expect((await findPublished(db(), 'commentary', piece.slug))?.title).toBe('Live');
    expect(issuesOf(await openDraft(TESTER, { id: piece.id }))).toEqual(['draft']);
    valueOf(await publish(TESTER, { id: piece.id, counter: counter + 1 }));
    expect((await findPublished(db(), 'commentary', piece.slug))?.title).toBe('Next');
  });

  test('a revision beside an open draft is refused, and leaves both as they were', async () => {
    const piece = await makePublished({ title: 'Live' });
    const { counter } = valueOf(await openDraft(TESTER, { id: piece.id }));
    const content = someContent({ title: 'Past the draft' });
    expect(issuesOf(await revise(TESTER, { id: piece.id, expectedRevision: 1, content }))).toEqual(['draft']);
    expect((await findPublished(db(), 'commentary', piece.slug))?.title).toBe('Live');
    expect((await findDraft(piece.id))?.draft).toMatchObject({ counter, content: { title: 'Live' } });
  });

  test('a translation is told to the pages of its original, also when it comes to be none or that of another', async () => {
    const [original, other] = [await makePublished(), await makePublished()];
    const draft = await makeDraft({ translationOf: original.id });
    const told = async (work: () => Promise<unknown>) => {
      const heard = await announcedDuring(work);
      return [original, other].map(({ id }) => heard.includes(tags.item(id)));
    };
    const becomes = (expectedRevision: number, translationOf: string | null) => async () =>
      valueOf(await revise(TESTER, { id: draft.id, expectedRevision, content: someContent({ translationOf }) }));
    expect(await told(async () => valueOf(await publish(TESTER, { id: draft.id, counter: 1 })))).toEqual([true, false]);
    expect(await told(becomes(1, other.id))).toEqual([true, true]);
    expect(await told(becomes(2, null))).toEqual([false, true]);
  });

  test('a revision that leaves a topic leaves its list', async () => {
    const [old, next] = [await makeHub(), await makeHub()];
    const piece = await makePublished({ hubs: [old.id] });
    valueOf(await revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ hubs: [next.id] }) }));
    expect((await listPage(db(), `hub:${old.id}`, 1))?.total).toBe(0);
    expect((await listPage(db(), `hub:${next.id}`, 1))?.total).toBe(1);
  });

  test.each([
    ['text_kept', true],
    ['notice_only', false],
    ['gone', false],
  ] as const)('withdrawn with %s: the address stays, lists do not have it', async (outcome, keepsText) => {
    const hub = await makeHub();
    const piece = await makePublished({ hubs: [hub.id], summary: 'What it found.' });
    valueOf(await withdraw(TESTER, { id: piece.id, expectedRevision: 1, outcome, reason: 'Data were wrong.' }));
    const shown = await findPublished(db(), 'commentary', piece.slug);
    expect(shown?.withdrawal).toMatchObject({ outcome, reason: 'Data were wrong.' });
    expect(shown?.body.content.length).toBe(keepsText ? 1 : 0);
    expect(shown?.summary).toBe(keepsText ? 'What it found.' : '');
    expect((await listPage(db(), `hub:${hub.id}`, 1))?.total).toBe(0);
    expect(issuesOf(await withdraw(TESTER, { id: piece.id, expectedRevision: 1, outcome, reason: 'Again' }))).toEqual([
      'state',
    ]);
  });

  test('a withdrawal is told to its page and to every list that it leaves', async () => {
    const [person, hub] = [await makePerson(), await makeHub()];
    const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
    const piece = await makePublished({ hubs: [hub.id], byline });
    const input = { id: piece.id, expectedRevision: 1, outcome: 'gone', reason: 'r' } as const;
    expect(await announcedDuring(async () => valueOf(await withdraw(TESTER, input)))).toEqual(
      expect.arrayContaining([
        tags.item(piece.id),
        tags.address(`/publications/commentary/${piece.slug}`),
        ...(['group:articles', 'kind:commentary', `hub:${hub.id}`, `person:${person.id}`] as const).map(tags.list),
      ]),
    );
  });

  test('a withdrawal without a reason, or a replacement without its publication, is refused', async () => {
    const piece = await makePublished();
    const input = { id: piece.id, expectedRevision: 1 };
    for (const reason of [' ', 'Data were\u0000 wrong.'])
      expect(issuesOf(await withdraw(TESTER, { ...input, outcome: 'gone', reason }))).toEqual(['reason']);
    for (const at of [new Date('2999-01-01T00:00:00Z'), new Date(Number.NaN)])
      expect(issuesOf(await withdraw(TESTER, { ...input, outcome: 'gone', reason: 'r', at }))).toEqual(['at']);
    expect(issuesOf(await withdraw(TESTER, { ...input, outcome: 'replaced', reason: 'r' }))).toEqual(['replacedById']);
    const itself = { ...input, outcome: 'replaced', reason: 'r', replacedById: piece.id } as const;
    expect(issuesOf(await withdraw(TESTER, itself))).toEqual(['replacedById']);
    expect(issuesOf(await withdraw(TESTER, { ...input, expectedRevision: 7, outcome: 'gone', reason: 'r' }))).toEqual([
      'expectedRevision',
    ]);
  });

  test('only what the public can see replaces a withdrawn piece, and is named only while they can', async () => {
    const [hidden, other, piece] = [await makeScheduled({}, soon()), await makePublished(), await makePublished()];
    const replace = (id: string, replacedById: string) =>
      withdraw(TESTER, { id, expectedRevision: 1, outcome: 'replaced', reason: 'r', replacedById });
    expect(issuesOf(await replace(piece.id, hidden.id))).toEqual(['replacedById']);
    const namedBy = async () => (await findPublished(db(), 'commentary', piece.slug))?.withdrawal?.replacedBy;
    valueOf(await replace(piece.id, other.id));
    expect(await namedBy()).toMatchObject({ slug: other.slug });
    expect(issuesOf(await replace(other.id, piece.id))).toEqual(['replacedById']);
    valueOf(await withdraw(TESTER, { id: other.id, expectedRevision: 1, outcome: 'gone', reason: 'r' }));
    expect(await namedBy()).toBeNull();
  });

  test('of two that are to replace each other at once, one stays', async () => {
    const [one, other] = [await makePublished(), await makePublished()];
    const replace = (id: string, replacedById: string) =>
      withdraw(TESTER, { id, expectedRevision: 1, outcome: 'replaced', reason: 'r', replacedById });
    const done = await Promise.all([replace(one.id, other.id), replace(other.id, one.id)]);
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('a withdrawn piece can come back', async () => {
    const piece = await makePublished();
    valueOf(await withdraw(TESTER, { id: piece.id, expectedRevision: 1, outcome: 'gone', reason: 'r' }));
    const { counter } = valueOf(await openDraft(TESTER, { id: piece.id }));
    valueOf(await publish(TESTER, { id: piece.id, counter }));
    expect((await findPublished(db(), 'commentary', piece.slug))?.withdrawal).toBeNull();
  });
});

describe('addresses', () => {
  test('every earlier address leads to the newest in one step', async () => {
    const [a, b, c] = [nextName('a'), nextName('b'), nextName('c')];
    const piece = await makePublished({}, { slug: a });
    valueOf(await move(TESTER, { id: piece.id, slug: b }));
    valueOf(await move(TESTER, { id: piece.id, slug: c }));
    for (const slug of [a, b]) {
      expect(await findRedirect(db(), `/publications/commentary/${slug}`)).toBe(`/publications/commentary/${c}`);
    }
    valueOf(await move(TESTER, { id: piece.id, slug: a }));
    expect(await findRedirect(db(), `/publications/commentary/${a}`)).toBeNull();
    expect(await findRedirect(db(), `/publications/commentary/${c}`)).toBe(`/publications/commentary/${a}`);
  });

  test('an older redirect to the address that is left leads on in one hop', async () => {
    const piece = await makePublished();
    const [path, slug] = [`/${nextName('old')}`, nextName('new')];
    const target = `/publications/commentary/${piece.slug}`;
    await db().redirect.create({ data: { path, target, suffix: '#tables', actor: TESTER.id } });
    valueOf(await move(TESTER, { id: piece.id, slug }));
    expect(await findRedirect(db(), path)).toBe(`/publications/commentary/${slug}#tables`);
    expect(await db().redirect.findUniqueOrThrow({ where: { path } })).toMatchObject({
      target: null,
      publicationId: piece.id,
    });
  });

  test('another kind is another address', async () => {
    const piece = await makePublished();
    valueOf(await revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ kind: 'testimony' }) }));
    expect(await findRedirect(db(), `/publications/commentary/${piece.slug}`)).toBe(
      `/publications/testimony/${piece.slug}`,
    );
    expect((await findPublished(db(), 'testimony', piece.slug))?.kind).toBe('testimony');
  });

  test('an address in use, or left behind, is not given to another', async () => {
    const first = await makePublished();
    const second = await makePublished();
    expect(issuesOf(await move(TESTER, { id: second.id, slug: first.slug }))).toEqual(['slug']);
    const left = first.slug;
    valueOf(await move(TESTER, { id: first.id, slug: nextName('elsewhere') }));
    expect(issuesOf(await move(TESTER, { id: second.id, slug: left }))).toEqual(['slug']);
    expect(issuesOf(await createDraft(TESTER, { slug: left, content: someContent() }))).toEqual(['slug']);
  });

  test('a draft moves without a trace', async () => {
    const draft = await makeDraft();
    valueOf(await move(TESTER, { id: draft.id, slug: nextName('moved') }));
    expect(await db().redirect.count({ where: { publicationId: draft.id } })).toBe(0);
  });

  test.each(['Upper', 'a b', '-a', 'a--b', 'ä/b', '', '\u0000', '../x'])('the slug %j is refused', async (slug) => {
    expect(issuesOf(await createDraft(TESTER, { slug, content: someContent() }))).toEqual(['slug']);
  });
});

test('a DOI is one publication’s, whatever its capitals, and a pasted address is taken for it', async () => {
  const first = await makePublished({ kind: 'report', title: 'The first', doi: 'https://doi.org/10.1234/Ports' });
  expect((await db().publication.findUniqueOrThrow({ where: { id: first.id } })).doi).toBe('10.1234/Ports');
  const second = await makeDraft({ kind: 'report', doi: '10.1234/ports' });
  const release = { id: second.id, counter: second.counter };
  const refused = await publish(TESTER, release);
  expect(refused).toMatchObject({ ok: false, issues: [{ field: 'doi' }] });
  expect(JSON.stringify(refused)).toContain('The first');
  const { counter } = valueOf(await openDraft(TESTER, { id: first.id }));
  valueOf(await publish(TESTER, { id: first.id, counter }));
});

describe('moves', () => {
  const states: PublicationState[] = ['draft', 'in_review', 'approved', 'scheduled', 'published', 'withdrawn'];
  const inState = async (state: PublicationState) => {
    if (state === 'scheduled') return makeScheduled({}, soon());
    if (state === 'published') return makePublished();
    if (state === 'withdrawn') {
      const piece = await makePublished();
      valueOf(await withdraw(TESTER, { id: piece.id, expectedRevision: 1, outcome: 'gone', reason: 'r' }));
      return piece;
    }
    const draft = await makeDraft();
    if (state !== 'draft') valueOf(await submit(TESTER, { id: draft.id, counter: 1 }));
    if (state === 'approved') valueOf(await approve(TESTER, { id: draft.id, counter: 1 }));
    return { ...draft, revision: 0 };
  };
  const stages = {
    draft: 'writing',
    in_review: 'in_review',
    approved: 'approved',
    scheduled: null,
    published: null,
    withdrawn: null,
  } as const;
  const attempts: Record<Move, (id: string) => Promise<{ ok: boolean; issues?: { field: string }[] }>> = {
    submit: (id) => submit(TESTER, { id, counter: 1 }),
    approve: (id) => approve(TESTER, { id, counter: 1 }),
    return: (id) => returnToAuthor(TESTER, { id, counter: 1, message: 'Name the source.' }),
    schedule: (id) => schedule(TESTER, { id, counter: 1, releaseAt: soon() }),
    cancelSchedule: (id) => cancelSchedule(TESTER, { id }),
    publish: (id) => publish(TESTER, { id, counter: 1 }),
    withdraw: (id) => withdraw(TESTER, { id, expectedRevision: 1, outcome: 'gone', reason: 'r' }),
  };
  const cases = states.flatMap((state) => Object.keys(attempts).map((name) => [name as Move, state] as const));

  test.each(cases)('%s from %s goes as the table says and no other way', async (name, state) => {
    const piece = await inState(state);
    const result = await attempts[name](piece.id);
    const refusedForState = result.ok === false && result.issues?.some((issue) => issue.field === 'state');
    expect(refusedForState).toBe(!isLegal(name, { state, stage: stages[state] }));
  });
});

describe('at the same time', () => {
  const inLine = async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count;
  };

  test('of two releases of one draft one happens', async () => {
    const draft = await makeDraft();
    const results = await Promise.all([1, 2, 3, 4].map(() => publish(TESTER, { id: draft.id, counter: 1 })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().revision.count({ where: { publicationId: draft.id } })).toBe(1);
  });

  test('of several revisions on one base one happens', async () => {
    const piece = await makePublished();
    const results = await Promise.all(
      ['a', 'b', 'c'].map((title) =>
        revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ title }) }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db().revision.count({ where: { publicationId: piece.id } })).toBe(2);
  });

  test('of several claims on one address one wins, and none fails otherwise', async () => {
    const slug = nextName('wanted');
    const results = await Promise.all([1, 2, 3, 4].map(() => createDraft(TESTER, { slug, content: someContent() })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(issuesOf(result)).toEqual(['slug']);
  });

  test('a withdrawal and a revision leave one of two legal ends', async () => {
    const piece = await makePublished();
    await Promise.all([
      withdraw(TESTER, { id: piece.id, expectedRevision: 1, outcome: 'gone', reason: 'r' }),
      revise(TESTER, { id: piece.id, expectedRevision: 1, content: someContent({ title: 'New' }) }),
    ]);
    const row = await db().publication.findUniqueOrThrow({ where: { id: piece.id } });
    const entries = await db().listEntry.count({ where: { publicationId: piece.id } });
    expect(entries > 0).toBe(row.state === 'published');
  });

  test('what is to replace a withdrawn piece is looked at when whoever withdraws that has come to an end', async () => {
    const [one, other] = [await makePublished(), await makePublished()];
    const replaced = { id: one.id, expectedRevision: 1, outcome: 'replaced', reason: 'r' } as const;
    const { attempt } = await transaction(async (tx) => {
      const gone = { id: other.id, expectedRevision: 1, outcome: 'gone', reason: 'r' } as const;
      valueOf(await withdraw(TESTER, gone, tx));
      const attempt = withdraw(TESTER, { ...replaced, replacedById: other.id });
      await expect.poll(inLine).toBe(1);
      return { attempt };
    });
    expect(issuesOf(await attempt)).toEqual(['replacedById']);
  });

  test('saves of one draft: each either counts or is refused', async () => {
    const draft = await makeDraft();
    const results = await Promise.all(
      ['a', 'b', 'c', 'd'].map((title) =>
        saveDraft(TESTER, { id: draft.id, counter: 1, content: someContent({ title }) }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } })).counter).toBe(2);
  });
});

describe('what the database itself refuses', () => {
  let piece: Awaited<ReturnType<typeof makePublished>>;
  beforeAll(async () => {
    piece = await makePublished();
  });

  test('changing or removing revisions, even by the owner of their table', async () => {
    await expect(db().revision.updateMany({ data: { note: 'x' } })).rejects.toThrow('permission denied');
    await expect(db().publication.delete({ where: { id: piece.id } })).rejects.toThrow();
    for (const sql of ['UPDATE "Revision" SET note = $$x$$', 'DELETE FROM "Revision"', 'DELETE FROM "Publication"']) {
      await expect(database.asOwner(sql)).rejects.toThrow(/can be added|violates/);
    }
  });

  test('a published row without a revision, a withdrawn one without a reason', async () => {
    const draft = await makeDraft();
    const set = (state: PublicationState) => db().publication.update({ where: { id: draft.id }, data: { state } });
    await expect(set('published')).rejects.toThrow('Publication_released_has_release');
    await expect(set('withdrawn')).rejects.toThrow();
  });

  test('a failure in the given transaction takes everything with it', async () => {
    const slug = nextName('undone');
    const attempt = transaction(async (tx) => {
      const { id, counter } = valueOf(await createDraft(TESTER, { slug, content: someContent() }, tx));
      valueOf(await publish(TESTER, { id, counter }, tx));
      throw new Error('halfway');
    });
    await expect(attempt).rejects.toThrow('halfway');
    expect(await db().publication.count({ where: { slug } })).toBe(0);
  });
});

test('the state in SQL and the state in code agree', async () => {
  for (const state of ['draft', 'in_review', 'approved', 'scheduled', 'published', 'withdrawn'] as const) {
    for (const shift of [-5, 5]) {
      const [row] = await db().$queryRaw<{ shown: boolean; at: Date; now: Date }[]>`
        SELECT is_public(${state}::"PublicationState", now() + make_interval(secs => ${shift}::int)) AS shown,
          now() + make_interval(secs => ${shift}::int) AS at, now() AS now`;
      if (!row) throw new Error('No row.');
      expect(row.shown).toBe(effectiveState({ state, releaseAt: row.at }, row.now) === 'published');
    }
  }
});

describe('permissions', () => {
  const member = (role: Role, overrides: Partial<MemberView> = {}) =>
    memberActor({ id: newId(), role, programs: null, personId: null, ...overrides });

  test('an author begins and writes its own, not another’s, and releases nothing', async () => {
    const [author, other] = [member('author'), member('author')];
    const slug = nextName('owned');
    const { id } = valueOf(await createDraft(author, { slug, content: someContent() }));
    valueOf(await saveDraft(author, { id, counter: 1, content: await soundContent({ title: 'Mine' }) }));
    await expect(saveDraft(other, { id, counter: 2, content: someContent() })).rejects.toThrow(Forbidden);
    await expect(publish(author, { id, counter: 2 })).rejects.toThrow(Forbidden);
    await expect(schedule(author, { id, counter: 2, releaseAt: soon() })).rejects.toThrow(Forbidden);
    valueOf(await move(author, { id, slug: nextName('moved') }));
    valueOf(await publish(member('publisher'), { id, counter: 2 }));
    await expect(move(author, { id, slug: nextName('moved') })).rejects.toThrow(Forbidden);
    await expect(withdraw(author, { id, expectedRevision: 1, outcome: 'gone', reason: 'r' })).rejects.toThrow(
      Forbidden,
    );
    await expect(revise(author, { id, expectedRevision: 1, content: someContent() })).rejects.toThrow(Forbidden);
  });

  test('a contributor begins nothing and writes only where it stands in the byline', async () => {
    const person = await makePerson();
    const contributor = member('contributor', { personId: person.id });
    await expect(createDraft(contributor, { slug: nextName('x'), content: someContent() })).rejects.toThrow(Forbidden);
    const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
    const mine = await makeDraft({ byline });
    const theirs = await makeDraft();
    valueOf(await saveDraft(contributor, { id: mine.id, counter: 1, content: someContent({ byline }) }));
    await expect(saveDraft(contributor, { id: theirs.id, counter: 1, content: someContent() })).rejects.toThrow(
      Forbidden,
    );
  });

  test('a publisher limited to a program releases what belongs to it, by the newest text', async () => {
    const [asia, europe] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
    const publisher = member('publisher', { programs: [asia.id] });
    const {
      byline,
      hubs: [topicId = ''],
    } = await soundContent();
    const draft = await makeDraft({ hubs: [europe.id] });
    await expect(publish(publisher, { id: draft.id, counter: 1 })).rejects.toThrow(Forbidden);
    valueOf(
      await saveDraft(TESTER, { id: draft.id, counter: 1, content: someContent({ byline, hubs: [asia.id, topicId] }) }),
    );
    valueOf(await publish(publisher, { id: draft.id, counter: 2 }));
  });
});

test('a text that names a file which is none is refused, not broken', async () => {
  const content = someContent({ body: { type: 'doc', content: [{ type: 'figure', attrs: { file: 'x', alt: '' } }] } });
  const draft = await createDraft(TESTER, { slug: nextName('forged'), content });
  expect(draft.ok ? [] : draft.issues.map((issue) => issue.field)).toEqual(['body']);
});
