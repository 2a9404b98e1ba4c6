import { describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makeHub,
  makeOutlet,
  makePerson,
  makePublished,
  paragraphs,
  someContent,
  TESTER,
} from '../../test/factories.ts';
import { Forbidden, memberActor } from '../actor.ts';
import { bin } from '../publications/bin-commands.ts';
import { cancelSchedule, publish, schedule } from '../publications/commands.ts';
import { openDraft, saveDraft } from '../publications/draft-commands.ts';
import { findPublished, listRails } from '../publications/queries.ts';
import type { Role } from '../staff/permissions.ts';
import { createPreviewLink, recordOpening, revokePreviewLink } from './commands.ts';
import { findPreview, listPreviewLinks } from './desk.ts';
import { judgeVisit } from './door.ts';
import { findOpenLink, openPreview } from './queries.ts';

useDatabase();

const link = async (id: string) => valueOf(await createPreviewLink(TESTER, { id, label: 'Reviewer A', days: 7 })).token;

test('a preview is what readers get once it is released, rails and all', async () => {
  const [person, topic, outlet] = [await makePerson(), await makeHub(), await makeOutlet()];
  for (const kind of ['report', 'commentary'] as const) await makePublished({ kind, hubs: [topic.id] });
  const other = await makePublished({ kind: 'report' });
  const draft = await makeDraft({
    kind: 'report',
    title: 'Seen before',
    subtitle: 'And after',
    byline: [{ role: 'author', affiliation: 'Then Institute', personId: person.id }],
    hubs: [topic.id],
    related: [other.id],
    outletId: outlet.id,
    originalUrl: 'https://example.org/piece',
    body: paragraphs('One two three.'),
  });
  const preview = await findPreview(draft.id, null);
  valueOf(await publish(TESTER, { id: draft.id, counter: draft.counter }));
  const published = await findPublished(db(), 'report', draft.slug);
  const { rails } = await listRails(db(), draft.id);
  const { date: _before, versions: _none, ...before } = preview?.publication ?? ({} as never);
  const { date: _after, versions: _one, ...after } = published ?? ({} as never);
  expect(after).toMatchObject(before);
  expect(preview?.rails).toEqual(rails);
  expect(rails.reports[0]?.id).toBe(other.id);
});

test('a draft beside what is live, and an earlier text, can be seen too', async () => {
  const { id } = await makePublished({ title: 'Live' });
  const { counter } = valueOf(await openDraft(TESTER, { id }));
  valueOf(await saveDraft(TESTER, { id, counter, content: someContent({ title: 'Changed' }) }));
  expect((await findPreview(id, null))?.publication.title).toBe('Changed');
  expect((await findPreview(id, { kind: 'revision', number: 1 }))?.publication.title).toBe('Live');
  expect(await findPreview(id, { kind: 'revision', number: 2 })).toBeNull();
});

describe('a link for somebody outside', () => {
  test('shows the text as it stands, through a schedule, until the release and not after', async () => {
    const draft = await makeDraft({ title: 'Before' });
    const token = await link(draft.id);
    expect((await openPreview(token))?.publication.title).toBe('Before');
    const later = someContent({ title: 'After' });
    const { counter } = valueOf(await saveDraft(TESTER, { id: draft.id, counter: draft.counter, content: later }));
    expect((await openPreview(token))?.publication.title).toBe('After');
    const releaseAt = new Date(Date.now() + 3_600_000);
    valueOf(await schedule(TESTER, { id: draft.id, counter, releaseAt }));
    expect((await openPreview(token))?.publication.title).toBe('After');
    await db().publication.update({ where: { id: draft.id }, data: { releaseAt: new Date(Date.now() - 1000) } });
    expect(await openPreview(token)).toBeNull();
    expect((await listPreviewLinks(draft.id))[0]?.status).toBe('released');
  });

  test('survives a schedule that is taken back; a change to what is live ends it at its own release', async () => {
    const draft = await makeDraft();
    const token = await link(draft.id);
    const at = { id: draft.id, counter: draft.counter, releaseAt: new Date(Date.now() + 3_600_000) };
    valueOf(await schedule(TESTER, at));
    const { counter } = valueOf(await cancelSchedule(TESTER, { id: draft.id }));
    expect(await findOpenLink(token)).not.toBeNull();
    valueOf(await publish(TESTER, { id: draft.id, counter }));
    expect(await findOpenLink(token)).toBeNull();

    const open = valueOf(await openDraft(TESTER, { id: draft.id }));
    const second = await link(draft.id);
    expect(await findOpenLink(second)).not.toBeNull();
    valueOf(await publish(TESTER, { id: draft.id, counter: open.counter }));
    expect(await findOpenLink(second)).toBeNull();
    expect((await createPreviewLink(TESTER, { id: draft.id, label: 'Nobody', days: 1 })).ok).toBe(false);
  });

  test('ends when it expires, is taken back, or the text goes into the bin', async () => {
    const draft = await makeDraft();
    const [expiring, revoked, binned] = [await link(draft.id), await link(draft.id), await link(draft.id)];
    const [first, second] = [await findOpenLink(expiring), await findOpenLink(revoked)];
    await db().previewLink.update({ where: { id: first?.id ?? '' }, data: { expiresAt: new Date(Date.now() - 1) } });
    const taken = { id: draft.id, linkId: second?.id ?? '' };
    valueOf(await revokePreviewLink(TESTER, taken));
    expect((await revokePreviewLink(TESTER, taken)).ok).toBe(false);
    expect([await findOpenLink(expiring), await findOpenLink(revoked)]).toEqual([null, null]);
    expect(await findOpenLink(binned)).not.toBeNull();
    await recordOpening((await findOpenLink(binned))?.id ?? '');
    valueOf(await bin(TESTER, { id: draft.id }));
    expect(await findOpenLink(binned)).toBeNull();
    const statuses = (await listPreviewLinks(draft.id)).map(({ status, openedAt }) => [status, openedAt !== null]);
    expect(statuses.sort()).toEqual([
      ['expired', false],
      ['open', true],
      ['revoked', false],
    ]);
  });

  test('keeps no token, and is made and taken back only by who may', async () => {
    const draft = await makeDraft();
    const token = await link(draft.id);
    expect(JSON.stringify(await db().previewLink.findMany())).not.toContain(token);
    expect(JSON.stringify(await db().auditEntry.findMany({ where: { subjectId: draft.id } }))).not.toContain(token);
    const linkId = (await findOpenLink(token))?.id ?? '';
    const stranger = (role: Role) => memberActor({ id: newId(), role, programs: [], personId: null });
    for (const role of ['contributor', 'author', 'editor'] as const) {
      await expect(createPreviewLink(stranger(role), { id: draft.id, label: 'X', days: 1 })).rejects.toThrow(Forbidden);
      await expect(revokePreviewLink(stranger(role), { id: draft.id, linkId })).rejects.toThrow(Forbidden);
    }
    const other = await makeDraft();
    expect((await revokePreviewLink(TESTER, { id: other.id, linkId })).ok).toBe(false);
    for (const [label, days] of [
      ['', 1],
      ['x'.repeat(81), 1],
      ['X', 0],
      ['X', 91],
      ['X', 1.5],
    ] as const) {
      expect((await createPreviewLink(TESTER, { id: draft.id, label, days })).ok).toBe(false);
    }
  });

  test('that leads nowhere is answered alike, and after many tries not at all', async () => {
    const draft = await makeDraft();
    const token = await link(draft.id);
    const address = newId();
    const unknown = await judgeVisit('no-such-token', address);
    expect(unknown).toMatchObject({ open: false, status: 404 });
    for (let tries = 1; tries < 60; tries += 1) await judgeVisit(`guess-${tries}`, address);
    expect(await judgeVisit(token, address)).toMatchObject({ open: false, status: 429 });
    expect(await judgeVisit(token, newId())).toEqual({ open: true });
    await judgeVisit(token, address);
    expect(await db().auditEntry.findMany({ where: { address } })).toMatchObject([{ action: 'try preview links' }]);
  });
});
