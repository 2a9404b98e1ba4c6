import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeHub,
  makePerson,
  makePublished,
  makeScheduled,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { can, type MemberView, PERMISSIONS, type Permission, ROLES, type Role } from '../staff/permissions.ts';
import { withinReach } from '../staff/reach.ts';
import { bin, unbin } from './bin-commands.ts';
import { cancelSchedule, publish, schedule } from './commands.ts';
import { createDraft, openDraft } from './draft-commands.ts';
import { setDueDate } from './due-commands.ts';
import { dayIn } from './first-screen.ts';
import { readFirstScreen } from './first-screen-desk.ts';
import { changeDraftHub } from './hub-commands.ts';
import { findForDesk, listForDesk } from './list-desk.ts';
import { type ListRequest, readListRequest } from './list-request.ts';
import { submit } from './review-commands.ts';

useDatabase();

const roles = Object.keys(ROLES) as Role[];
const permissions = Object.keys(PERMISSIONS) as Permission[];
const member = (role: Role, overrides: Partial<MemberView> = {}): MemberView => ({
  id: newId(),
  role,
  programs: null,
  personId: null,
  ...overrides,
});
const request = (overrides: Partial<ListRequest> = {}): ListRequest => ({ ...readListRequest({}), ...overrides });
const titles = (rows: { title: string }[]) => rows.map(({ title }) => title);

describe('what a list holds', () => {
  let [europe, asia] = ['', ''];
  let ada = '';
  const me = newId();
  beforeAll(async () => {
    europe = (await makeHub({ type: 'program' })).id;
    asia = (await makeHub({ type: 'program' })).id;
    ada = (await makePerson()).id;
    for (const hubs of [[], [europe], [asia], [europe, asia]]) {
      for (const by of [[], [ada]]) {
        for (const actor of [TESTER, memberActor(member('author', { id: me }))]) {
          const byline = by.map((personId) => ({ role: 'author' as const, affiliation: null, personId }));
          valueOf(await createDraft(actor, { slug: newId(), content: someContent({ title: 'Reach', hubs, byline }) }));
        }
      }
    }
  });

  test('is what can() says, for every role, permission and limit', async () => {
    const all = await db().publication.findMany();
    const members = fc.record({
      id: fc.constantFrom(me, newId()),
      role: fc.constantFrom(...roles),
      personId: fc.constantFrom(null, ada),
      programs: fc.constantFrom<(string[] | null)[]>(null, [], [europe], [europe, asia]),
    });
    await fc.assert(
      fc.asyncProperty(members, fc.constantFrom(...permissions), async (who, permission) => {
        const rows = await db().$queryRaw<{ id: string }[]>`
          SELECT p.id FROM "Publication" p WHERE ${withinReach(who, permission)} ORDER BY p.id`;
        const allowed = all.filter((row) =>
          can(who, permission, { createdBy: row.createdBy, people: row.deskPeople, programs: row.deskHubs }),
        );
        expect(rows.map(({ id }) => id)).toEqual(allowed.map(({ id }) => id).sort());
      }),
      { numRuns: 150 },
    );
  });

  test('a contributor’s list, counts and look-ups have only what is theirs', async () => {
    const contributor = member('contributor', { id: me });
    const list = await listForDesk(contributor, request());
    expect([list.total, list.counts.draft, list.rows.length]).toEqual([8, 8, 8]);
    const others = await db().publication.findMany({ where: { createdBy: TESTER.id }, select: { id: true } });
    expect(
      await findForDesk(
        contributor,
        others.map(({ id }) => id),
      ),
    ).toEqual([]);
    expect((await listForDesk(member('contributor'), request())).total).toBe(0);
    const screen = await readFirstScreen(member('contributor'), 'UTC');
    expect([screen.late, screen.waiting, screen.drafts, screen.released]).toEqual([[], [], [], []]);
  });

  test('an editor limited to a program has that program and what is their own', async () => {
    const limited = await listForDesk(member('editor', { programs: [europe] }), request());
    expect(limited.total).toBe(8);
    expect(limited.rows.every(({ programs }) => programs.includes(europe))).toBe(true);
  });
});

describe('narrowing', () => {
  const editor = member('editor');

  test('by state as it is now, kind, person, hub and words, whatever their case and accents', async () => {
    const hub = await makeHub();
    const person = await makePerson();
    const byline = [{ role: 'author' as const, affiliation: null, personId: person.id }];
    const one = await makeDraft({ title: 'Zürich 100% harbor', kind: 'report', hubs: [hub.id], byline });
    const due = await makeScheduled({ title: 'Zürich scheduled' }, new Date(Date.now() + 3_600_000));
    await db().publication.update({ where: { id: due.id }, data: { releaseAt: new Date(Date.now() - 1000) } });
    await makeScheduled({ title: 'Zürich later' }, new Date(Date.now() + 3_600_000));

    const of = async (overrides: Partial<ListRequest>) => {
      const { rows } = await listForDesk(editor, request({ words: 'zurich', sort: 'title', ...overrides }));
      return titles(rows);
    };
    expect(await of({})).toEqual(['Zürich 100% harbor', 'Zürich later', 'Zürich scheduled']);
    expect(await of({ words: 'HARBOR zUri' })).toEqual(['Zürich 100% harbor']);
    expect(await of({ words: '100%' })).toEqual(['Zürich 100% harbor']);
    expect(await of({ words: '10_%' })).toEqual([]);
    expect(await of({ state: 'published' })).toEqual(['Zürich scheduled']);
    expect(await of({ state: 'scheduled' })).toEqual(['Zürich later']);
    expect(await of({ kind: 'report' })).toEqual(['Zürich 100% harbor']);
    expect(await of({ person: person.id })).toEqual(['Zürich 100% harbor']);
    expect(await of({ hub: hub.id })).toEqual(['Zürich 100% harbor']);
    expect(await of({ mine: true })).toEqual([]);
    const { counts, total } = await listForDesk(editor, request({ words: 'zurich', state: 'draft' }));
    expect(counts).toMatchObject({ draft: 1, scheduled: 1, published: 1 });
    expect(total).toBe(1);
    expect(await findForDesk(editor, [one.id])).toMatchObject([
      { stage: 'writing', byline: [`Name of ${person.slug}`] },
    ]);
  });

  test('a draft in review beside what is live is found among what is in review, and counted once in all', async () => {
    const live = await makePublished({ title: 'Nairobi live' });
    const { counter } = valueOf(await openDraft(TESTER, { id: live.id }));
    const list = (state: ListRequest['state']) => listForDesk(editor, request({ words: 'nairobi', state }));
    expect([titles((await list('in_review')).rows), (await list(null)).counts.in_review]).toEqual([[], 0]);
    valueOf(await submit(TESTER, { id: live.id, counter }));
    for (const state of ['in_review', 'published'] as const) {
      const { rows, total, all, counts } = await list(state);
      expect([state, titles(rows), total, all, counts[state]]).toEqual([state, ['Nairobi live'], 1, 1, 1]);
    }
    expect((await list('draft')).total).toBe(0);
    await db().draft.delete({ where: { publicationId: live.id } });
  });

  test('each page goes on where the one before ended', async () => {
    const hub = await makeHub();
    for (let index = 0; index < 53; index += 1) await makeDraft({ title: `Page ${index}`, hubs: [hub.id] });
    const pages = await Promise.all([1, 2, 3].map((page) => listForDesk(editor, request({ hub: hub.id, page }))));
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 3, 0]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(53);
    expect(pages[2]).toMatchObject({ total: 53, pageCount: 2 });
  });
});

describe('the first screen', () => {
  test('what is late, waits, goes out and came out, each for whom it concerns', async () => {
    const writer = member('author');
    const editor = member('editor');
    const publisher = member('publisher');
    const begin = async (title: string, state: 'draft' | 'in_review' | 'approved', days = 0) => {
      const { id } = valueOf(
        await createDraft(memberActor(writer), { slug: newId(), content: someContent({ title }) }),
      );
      if (state !== 'draft') {
        const stage = { stage: state, approvedBy: state === 'approved' ? TESTER.id : null };
        await db().draft.update({ where: { publicationId: id }, data: stage });
      }
      const stageSince = new Date(Date.now() - days * 86_400_000);
      await db().draft.update({ where: { publicationId: id }, data: { stageSince } });
      return id;
    };
    const zone = 'Pacific/Auckland';
    await begin('In review, new', 'in_review');
    await begin('In review, old', 'in_review', 30);
    await begin('Approved, old', 'approved', 31);
    const overdue = await begin('Overdue', 'draft');
    valueOf(await setDueDate(memberActor(writer), { id: overdue, dueOn: '2020-02-29' }));
    const soon = await begin('Due today', 'draft');
    valueOf(await setDueDate(memberActor(writer), { id: soon, dueOn: dayIn(zone, new Date()) }));
    const at = new Date(Date.now() + 40 * 3_600_000);
    await makeScheduled({ title: 'Goes out' }, at);
    await makePublished({ title: 'Came out' });

    const own = await readFirstScreen(writer, zone);
    expect(own.late.map(({ title, why }) => `${title}: ${why}`)).toEqual([
      'Overdue: due',
      'Approved, old: approved',
      'In review, old: review',
    ]);
    expect(own.waiting).toEqual([]);
    expect(titles(own.drafts).sort()).toEqual(['Due today', 'Overdue']);
    expect(own.calendar.find(({ day }) => day === dayIn(zone, at))?.releases.map(({ title }) => title)).toContain(
      'Goes out',
    );
    expect(titles(own.calendar[0]?.due ?? [])).toEqual(['Due today']);
    expect(titles(own.released)[0]).toBe('Came out');

    const forEditor = await readFirstScreen(editor, zone);
    expect(forEditor.waiting.map(({ title, why }) => `${title}: ${why}`)).toEqual([
      'In review, old: review',
      'In review, new: review',
    ]);
    const forPublisher = await readFirstScreen(publisher, zone);
    expect(titles(forPublisher.waiting)).toContain('Approved, old');
  });

  test('shows all of a week in which much goes out', async () => {
    const at = new Date(Date.now() + 50 * 3_600_000);
    for (let number = 1; number <= 30; number += 1) await makeScheduled({ title: `Of many ${number}` }, at);
    const { calendar } = await readFirstScreen(member('editor'), 'UTC');
    const shown = titles(calendar.flatMap(({ releases }) => releases));
    expect(shown.filter((title) => title.startsWith('Of many'))).toHaveLength(30);
  });
});

describe('the bin', () => {
  const editor = memberActor(member('editor'));

  test('takes what was never public out of every list, keeps its address, and gives it back as it was', async () => {
    const draft = await makeDraft({ title: 'Binned' });
    valueOf(await bin(editor, { id: draft.id }));
    const look = (state: ListRequest['state']) =>
      listForDesk(member('editor'), request({ words: 'binned', state })).then(({ rows }) => titles(rows));
    expect([await look(null), await look('draft'), await look('binned')]).toEqual([[], [], ['Binned']]);
    expect((await createDraft(editor, { slug: draft.slug, content: someContent() })).ok).toBe(false);
    for (const refused of [
      await publish(TESTER, { id: draft.id, counter: draft.counter }),
      await schedule(TESTER, { id: draft.id, counter: draft.counter, releaseAt: new Date(Date.now() + 1e6) }),
      await bin(editor, { id: draft.id }),
    ]) {
      expect(refused).toMatchObject({ ok: false, issues: [{ field: 'state' }] });
    }
    valueOf(await unbin(editor, { id: draft.id }));
    expect([await look(null), await look('binned')]).toEqual([['Binned'], []]);
    expect((await unbin(editor, { id: draft.id })).ok).toBe(false);
    valueOf(await publish(TESTER, { id: draft.id, counter: draft.counter }));
    const acts = await db().auditEntry.findMany({ where: { subjectId: draft.id }, orderBy: { at: 'asc' } });
    expect(acts.map(({ action }) => action)).toEqual(['create', 'bin', 'take out of the bin', 'publish']);
  });

  test('takes nothing that the public knows or will by itself, nor what the member may not', async () => {
    const live = await makePublished();
    const coming = await makeScheduled({}, new Date(Date.now() + 3_600_000));
    for (const { id } of [live, coming]) expect((await bin(editor, { id })).ok).toBe(false);
    valueOf(await cancelSchedule(TESTER, { id: coming.id }));
    valueOf(await bin(editor, { id: coming.id }));
    const { id } = await makeDraft();
    for (const actor of [memberActor(member('contributor')), memberActor(member('author'))]) {
      await expect(bin(actor, { id })).rejects.toThrow(Forbidden);
    }
    await expect(db().publication.update({ where: { id: live.id }, data: { binnedAt: new Date() } })).rejects.toThrow(
      'Publication_binned_was_never_public',
    );
  });
});

test('a hub is added to an open draft and taken away again, and nothing else changes', async () => {
  const hub = await makeHub();
  const draft = await makeDraft({ title: 'With hubs' });
  const before = await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } });
  valueOf(await changeDraftHub(TESTER, { id: draft.id, hubId: hub.id, add: true }));
  valueOf(await changeDraftHub(TESTER, { id: draft.id, hubId: hub.id, add: true }));
  const added = await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } });
  expect(added).toMatchObject({ counter: before.counter + 1, content: { hubs: [hub.id], title: 'With hubs' } });
  valueOf(await changeDraftHub(TESTER, { id: draft.id, hubId: hub.id, add: false }));
  const after = await db().draft.findUniqueOrThrow({ where: { publicationId: draft.id } });
  expect(after.content).toEqual(before.content);
  const live = await makePublished();
  expect((await changeDraftHub(TESTER, { id: live.id, hubId: hub.id, add: true })).ok).toBe(false);
});

test('a due date is a day that exists', async () => {
  const { id } = await makeDraft();
  expect((await setDueDate(TESTER, { id, dueOn: '2026-02-30' })).ok).toBe(false);
  valueOf(await setDueDate(TESTER, { id, dueOn: '2028-02-29' }));
  valueOf(await setDueDate(TESTER, { id, dueOn: null }));
  expect((await db().publication.findUniqueOrThrow({ where: { id } })).dueOn).toBeNull();
});
