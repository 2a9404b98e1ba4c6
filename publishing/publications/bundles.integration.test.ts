import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { type Result, valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makeHub, makePublished, nextName, paragraphs, soundContent, TESTER } from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { lookForReleases } from '../freshness/releases.ts';
import { addRedirect, planRedirect } from '../redirects/commands.ts';
import { listRedirects } from '../redirects/desk.ts';
import { findRedirect } from '../redirects/queries.ts';
import { routes } from '../routes.ts';
import type { MemberView, Role } from '../staff/permissions.ts';
import { addToBundle, createBundle, deleteBundle, takeFromBundle } from './bundle-commands.ts';
import { findBundle, listBundleCandidates } from './bundle-desk.ts';
import { cancelBundle, releaseBundle, scheduleBundle } from './bundle-release-commands.ts';
import { cancelSchedule, publish, schedule } from './commands.ts';
import { openDraft, saveDraft } from './draft-commands.ts';
import { TOO_FAR } from './horizon.ts';
import { findPublished } from './queries.ts';
import { withdraw } from './withdraw-commands.ts';

const database = useDatabase();

const member = (role: Role) => memberActor({ id: newId(), role, programs: null, personId: null });
const messagesOf = (result: Result<unknown>) => (result.ok ? [] : result.issues.map(({ message }) => message));
const inAnHour = () => new Date(Date.now() + 3_600_000);
const shown = async (slug: string) => (await findPublished(db(), 'commentary', slug)) !== null;

/** A bundle with these publications and a redirect; `counters` are of their drafts as they are. */
async function bundleOf(...publications: { id: string; counter?: number }[]) {
  const { id } = valueOf(await createBundle(TESTER, { name: 'A launch' }));
  for (const { id: publication } of publications) valueOf(await addToBundle(TESTER, { id, publication }));
  const path = `/${nextName('old')}`;
  valueOf(await planRedirect(TESTER, { bundle: id, path, target: 'https://example.org/new' }));
  const counters = Object.fromEntries(publications.map(({ id: one, counter = 1 }) => [one, counter]));
  return { id, path, counters };
}

const publisher = (programs: string[] | null): MemberView => ({
  ...{ id: newId(), role: 'publisher', personId: null },
  programs,
});

/** Moves the moment of a bundle into the past, as time would. */
async function letTimePass(id: string) {
  const past = new Date(Date.now() - 1000);
  const members = (await db().bundleMember.findMany({ where: { bundleId: id } })).map((row) => row.publicationId);
  await db().publication.updateMany({ where: { id: { in: members } }, data: { releaseAt: past } });
  await db().listEntry.updateMany({ where: { publicationId: { in: members } }, data: { releaseAt: past } });
  await db().redirect.updateMany({ where: { bundleId: id }, data: { activeFrom: past } });
  await db().bundle.update({ where: { id }, data: { releaseAt: past } });
}

test('the newsroom sees its redirects wait, for what and until when', async () => {
  const draft = await makeDraft();
  const bundle = await bundleOf(draft);
  const toPiece = `/${nextName('old')}`;
  const target = routes.publication('commentary', draft.slug);
  valueOf(await planRedirect(TESTER, { bundle: bundle.id, path: toPiece, target }));
  const seen = async () =>
    Promise.all(
      [bundle.path, toPiece].map(async (path) =>
        (await listRedirects(publisher(null), path, 1)).rows.map(({ to, waits }) => ({ to, waits })),
      ),
    );
  const waits = (until: Date | null) => ({ bundle: { id: bundle.id, name: 'A launch' }, until });
  const [elsewhere, here] = ['https://example.org/new', routes.publication('commentary', draft.slug)];
  expect(await seen()).toEqual([[{ to: elsewhere, waits: waits(null) }], [{ to: here, waits: waits(null) }]]);
  const releaseAt = inAnHour();
  valueOf(await scheduleBundle(TESTER, { ...bundle, releaseAt }));
  expect(await seen()).toEqual([[{ to: elsewhere, waits: waits(releaseAt) }], [{ to: here, waits: waits(releaseAt) }]]);
  await letTimePass(bundle.id);
  expect(await seen()).toEqual([[{ to: elsewhere, waits: null }], [{ to: here, waits: null }]]);
});

test('who is limited to programs learns nothing of what else is in a bundle', async () => {
  const [theirs, others] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
  const [seen, hidden] = [
    await makeDraft({ title: 'Of theirs', hubs: [theirs.id] }),
    await makeDraft({ title: 'Of others', hubs: [others.id] }),
  ];
  const bundle = await bundleOf(seen, hidden);
  const path = `/${nextName('old')}`;
  valueOf(await planRedirect(TESTER, { bundle: bundle.id, path, publicationId: hidden.id }));
  const limited = publisher([theirs.id]);
  const view = await findBundle(limited, bundle.id);
  expect(view?.members.map(({ title }) => title)).toEqual(['Of theirs', null]);
  expect(JSON.stringify([view, await listRedirects(limited, path, 1)])).not.toContain(hidden.slug);
  expect(JSON.stringify(await findBundle(publisher(null), bundle.id))).toContain(hidden.slug);
  await makeDraft({ title: 'Not in a bundle', hubs: [others.id] });
  expect((await listBundleCandidates(limited)).map(({ title }) => title)).not.toContain('Not in a bundle');
  const refused = await releaseBundle(memberActor(limited), bundle);
  expect(refused.ok ? '' : refused.issues.map(({ message }) => message).join()).not.toContain('Of others');
});

describe('released now', () => {
  test('new pieces, a change to what is live and redirects become public together', async () => {
    const [fresh, live] = [await makeDraft(), await makePublished({ title: 'Live' })];
    const { counter } = valueOf(await openDraft(TESTER, { id: live.id }));
    valueOf(await saveDraft(TESTER, { id: live.id, counter, content: await soundContent({ title: 'Next' }) }));
    const bundle = await bundleOf(fresh, { id: live.id, counter: counter + 1 });
    expect(await findRedirect(db(), bundle.path)).toBeNull();
    const before = (await findPublished(db(), 'commentary', live.slug))?.date;
    valueOf(await releaseBundle(TESTER, bundle));
    expect(await shown(fresh.slug)).toBe(true);
    expect(await findPublished(db(), 'commentary', live.slug)).toMatchObject({ title: 'Next', date: before });
    expect(await findRedirect(db(), bundle.path)).toBe('https://example.org/new');
    expect(messagesOf(await releaseBundle(TESTER, bundle))).toEqual(['This bundle is public already.']);
  });

  test('when some can’t go out nothing does, and each of them is named', async () => {
    const publisher = member('publisher');
    const good = await makeDraft(await soundContent({ title: 'Good' }));
    const [bad, worse] = [await makeDraft({ title: 'Bad' }), await makeDraft({ title: 'Worse' })];
    const bundle = await bundleOf(good, bad, worse);
    const never = { ...bundle, releaseAt: new Date('9999-01-01T09:00:00Z') };
    expect(messagesOf(await scheduleBundle(publisher, never))).toEqual([TOO_FAR]);
    const messages = messagesOf(await releaseBundle(publisher, bundle));
    for (const title of ['Bad', 'Worse']) expect(messages.some((message) => message.includes(`“${title}”`))).toBe(true);
    expect(messages.some((message) => message.includes('“Good”'))).toBe(false);
    expect(await shown(good.slug)).toBe(false);
    expect(await db().revision.count({ where: { publicationId: good.id } })).toBe(0);
    expect(await findRedirect(db(), bundle.path)).toBeNull();
    expect((await db().bundle.findUniqueOrThrow({ where: { id: bundle.id } })).state).toBe('open');
  });

  test('one may link to another of the same bundle', async () => {
    const publisher = member('publisher');
    const goal = await makeDraft(await soundContent());
    const href = routes.publication('commentary', goal.slug);
    const content = [{ type: 'text' as const, text: 'there', marks: [{ type: 'link' as const, attrs: { href } }] }];
    const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content }] };
    const linking = await makeDraft(await soundContent({ body }));
    expect((await publish(publisher, { id: linking.id, counter: 1 })).ok).toBe(false);
    valueOf(await scheduleBundle(publisher, { ...(await bundleOf(linking, goal)), releaseAt: inAnHour() }));
  });

  test('a text saved since the bundle was read holds all of it up', async () => {
    const [one, other] = [await makeDraft(), await makeDraft()];
    const bundle = await bundleOf(one, other);
    valueOf(await saveDraft(TESTER, { id: other.id, counter: 1, content: await soundContent({ title: 'Newer' }) }));
    expect(messagesOf(await releaseBundle(TESTER, bundle))).toEqual([expect.stringContaining('“Newer”')]);
    expect(await shown(one.slug)).toBe(false);
  });
});

describe('scheduled', () => {
  test('all of it waits for one instant, and is public from then on with nothing running', async () => {
    const [one, other] = [await makeDraft(), await makeDraft()];
    const bundle = await bundleOf(one, other);
    const releaseAt = inAnHour();
    valueOf(await scheduleBundle(TESTER, { ...bundle, releaseAt }));
    const rows = await db().publication.findMany({ where: { id: { in: [one.id, other.id] } } });
    expect(rows.map((row) => row.releaseAt)).toEqual([releaseAt, releaseAt]);
    const seen = async () =>
      Promise.all([shown(one.slug), shown(other.slug), findRedirect(db(), bundle.path).then((to) => to !== null)]);
    expect(await seen()).toEqual([false, false, false]);
    await letTimePass(bundle.id);
    expect(await seen()).toEqual([true, true, true]);
    expect((await cancelBundle(TESTER, { id: bundle.id })).ok).toBe(false);
  });

  test('nobody moves one of it alone', async () => {
    const one = await makeDraft();
    const bundle = await bundleOf(one);
    valueOf(await scheduleBundle(TESTER, { ...bundle, releaseAt: inAnHour() }));
    for (const attempt of [
      publish(TESTER, { id: one.id, counter: 0 }),
      schedule(TESTER, { id: one.id, counter: 0, releaseAt: inAnHour() }),
      cancelSchedule(TESTER, { id: one.id }),
    ]) {
      expect(messagesOf(await attempt)).toEqual([expect.stringContaining('“A launch”')]);
    }
    expect((await takeFromBundle(TESTER, { id: bundle.id, publication: one.id })).ok).toBe(false);
    expect((await deleteBundle(TESTER, { id: bundle.id })).ok).toBe(false);
  });

  test('a change to what readers know is refused by name', async () => {
    const [fresh, live] = [await makeDraft(), await makePublished({ title: 'Known' })];
    const { counter } = valueOf(await openDraft(TESTER, { id: live.id }));
    const bundle = await bundleOf(fresh, { id: live.id, counter });
    expect(messagesOf(await scheduleBundle(TESTER, { ...bundle, releaseAt: inAnHour() }))).toEqual([
      expect.stringContaining('“Known”: Readers know it already'),
    ]);
    expect((await db().publication.findUniqueOrThrow({ where: { id: fresh.id } })).state).toBe('draft');
  });

  test('cancelled, everything is as it was, and it can be scheduled again', async () => {
    const one = await makeDraft();
    const bundle = await bundleOf(one);
    valueOf(await scheduleBundle(TESTER, { ...bundle, releaseAt: inAnHour() }));
    valueOf(await cancelBundle(TESTER, { id: bundle.id }));
    expect(await db().publication.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
      state: 'draft',
      releaseAt: null,
    });
    const redirect = await db().redirect.findUniqueOrThrow({ where: { path: bundle.path } });
    expect(redirect.activeFrom).toBeNull();
    const { counter } = await db().draft.findUniqueOrThrow({ where: { publicationId: one.id } });
    valueOf(await scheduleBundle(TESTER, { ...bundle, counters: { [one.id]: counter }, releaseAt: inAnHour() }));
    const again = new Date(Date.now() + 7_200_000);
    valueOf(await scheduleBundle(TESTER, { ...bundle, counters: { [one.id]: 0 }, releaseAt: again }));
    expect((await db().publication.findUniqueOrThrow({ where: { id: one.id } })).releaseAt).toEqual(again);
  });

  test('its redirects ring the timer of the releases', async () => {
    const bundle = await bundleOf();
    const client = new pg.Client({ connectionString: database.url() });
    await client.connect();
    valueOf(await scheduleBundle(TESTER, { ...bundle, releaseAt: new Date(Date.now() + 1_800_000) }));
    const { nextIn } = await lookForReleases(client, 120);
    expect(nextIn).toBeGreaterThan(1_700_000);
    expect(nextIn).toBeLessThan(1_800_001);
    await letTimePass(bundle.id);
    const { due } = await lookForReleases(client, 120);
    expect(due.map((release) => 'path' in release && release.path)).toContain(bundle.path);
    await client.end();
  });
});

describe('its redirects', () => {
  test('hold their addresses, close no loop, and shorten nothing before their time', async () => {
    const { id } = valueOf(await createBundle(TESTER, { name: 'Redirects' }));
    const [a, b, c] = [`/${nextName('a')}`, `/${nextName('b')}`, `/${nextName('c')}`];
    valueOf(await addRedirect(TESTER, { path: a, target: b }));
    expect((await planRedirect(TESTER, { bundle: id, path: b, target: a })).ok).toBe(false);
    valueOf(await planRedirect(TESTER, { bundle: id, path: b, target: c }));
    expect((await planRedirect(TESTER, { bundle: id, path: b, target: '/' })).ok).toBe(false);
    expect((await addRedirect(TESTER, { path: b, target: '/' })).ok).toBe(false);
    const d = `/${nextName('d')}`;
    valueOf(await addRedirect(TESTER, { path: d, target: b }));
    expect([await findRedirect(db(), a), await findRedirect(db(), b), await findRedirect(db(), d)]).toEqual([
      b,
      null,
      b,
    ]);
    valueOf(await releaseBundle(TESTER, { id, counters: {} }));
    expect([await findRedirect(db(), a), await findRedirect(db(), b), await findRedirect(db(), d)]).toEqual([c, c, c]);
  });
});

describe('who and what', () => {
  test('a publication is in one bundle that is not out yet', async () => {
    const one = await makeDraft();
    await bundleOf(one);
    const { id } = valueOf(await createBundle(TESTER, { name: 'Another' }));
    expect(messagesOf(await addToBundle(TESTER, { id, publication: one.id }))).toEqual([
      expect.stringContaining('“A launch”'),
    ]);
    const idle = await makePublished();
    expect((await addToBundle(TESTER, { id, publication: idle.id })).ok).toBe(false);
    expect(messagesOf(await releaseBundle(TESTER, { id, counters: {} }))).toEqual(['The bundle is empty.']);
    expect((await createBundle(TESTER, { name: ' ' })).ok).toBe(false);
    valueOf(await deleteBundle(TESTER, { id }));
  });

  test.each(['contributor', 'author', 'editor'] as const)('a %s manages none', async (role) => {
    const bundle = await bundleOf();
    await expect(createBundle(member(role), { name: 'x' })).rejects.toThrow(Forbidden);
    await expect(releaseBundle(member(role), bundle)).rejects.toThrow(Forbidden);
    await expect(cancelBundle(member(role), { id: bundle.id })).rejects.toThrow(Forbidden);
    await expect(planRedirect(member(role), { bundle: bundle.id, path: '/x', target: '/' })).rejects.toThrow(Forbidden);
  });

  test('a publisher of one program is told that something is of another, and not what', async () => {
    const one = await makeDraft({ title: 'Elsewhere', body: paragraphs('x') });
    const bundle = await bundleOf(one);
    const limited = memberActor({ id: newId(), role: 'publisher', programs: [newId()], personId: null });
    expect(messagesOf(await releaseBundle(limited, bundle))).toEqual([
      'A publication that isn’t open to you: Your role does not allow this.',
    ]);
  });

  test('of several who release one bundle at once one does; a withdrawal after it stands', async () => {
    const [one, other] = [await makeDraft(), await makeDraft()];
    const bundle = await bundleOf(one, other);
    const results = await Promise.all([
      releaseBundle(TESTER, bundle),
      scheduleBundle(TESTER, { ...bundle, releaseAt: inAnHour() }),
      releaseBundle(TESTER, bundle),
      publish(TESTER, { id: one.id, counter: 1 }),
    ]);
    const rows = await db().publication.findMany({ where: { id: { in: [one.id, other.id] } } });
    const outs = await db().revision.groupBy({
      by: ['publicationId'],
      _count: true,
      where: { publicationId: other.id },
    });
    expect(results.some(({ ok }) => ok)).toBe(true);
    const bundled = (await db().bundle.findUniqueOrThrow({ where: { id: bundle.id } })).state;
    if (bundled === 'open') expect(outs).toEqual([]);
    else expect(rows.every((row) => row.state === (bundled === 'released' ? 'published' : 'scheduled'))).toBe(true);
    if (bundled === 'released') {
      const { number } = await db().revision.findFirstOrThrow({
        where: { publicationId: other.id },
        orderBy: { number: 'desc' },
      });
      valueOf(await withdraw(TESTER, { id: other.id, expectedRevision: number, outcome: 'gone', reason: 'r' }));
    }
  });
});
