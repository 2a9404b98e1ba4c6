import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { newId } from '../../lib/ids.ts';
import { type Result, valueOf } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import {
  makeDraft,
  makePublished,
  nextName,
  paragraphs,
  someContent,
  soundContent,
  TESTER,
} from '../../test/factories.ts';
import { type Actor, Forbidden, memberActor } from '../actor.ts';
import type { Document } from '../body/document.ts';
import { routes } from '../routes.ts';
import type { Role } from '../staff/permissions.ts';
import { cancelSchedule, publish, schedule } from './commands.ts';
import type { PublicationContent } from './content.ts';
import { createDraft, openDraft, saveDraft } from './draft-commands.ts';
import { judge } from './gate-queries.ts';
import { findPublished } from './queries.ts';
import { approve, approveForced, returnToAuthor, submit, unwaive, waive } from './review-commands.ts';

useDatabase();

const member = (role: Role) => memberActor({ id: newId(), role, programs: null, personId: null });
const issuesOf = (result: Result<unknown>) => (result.ok ? [] : result.issues.map(({ field }) => field));
const inAnHour = () => new Date(Date.now() + 3_600_000);
const stateOf = async (id: string) => (await db().publication.findUniqueOrThrow({ where: { id } })).state;
const draftOf = (id: string) => db().draft.findUniqueOrThrow({ where: { publicationId: id } });
const fourEyes = (on: boolean) => db().institution.update({ where: { id: 1 }, data: { fourEyes: on } });

async function begun(author: Actor, overrides: Partial<PublicationContent> = {}) {
  const content = await soundContent(overrides);
  const slug = nextName('reviewed');
  return { slug, content, ...valueOf(await createDraft(author, { slug, content })) };
}

beforeEach(async () => {
  await fourEyes(false);
});

describe('a draft on its way', () => {
  test('is submitted, returned with a message, submitted again and approved', async () => {
    const [author, editor] = [member('author'), member('editor')];
    const { id } = await begun(author);
    valueOf(await submit(author, { id, counter: 1 }));
    expect(await stateOf(id)).toBe('in_review');
    expect(issuesOf(await returnToAuthor(editor, { id, counter: 1, message: ' ' }))).toEqual(['message']);
    valueOf(await returnToAuthor(editor, { id, counter: 1, message: 'Name the source.' }));
    expect(await stateOf(id)).toBe('draft');
    valueOf(await submit(author, { id, counter: 1 }));
    valueOf(await approve(editor, { id, counter: 1 }));
    expect(await stateOf(id)).toBe('approved');
    const rows = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } });
    expect(rows.map(({ action }) => action)).toEqual(['create', 'submit', 'return', 'submit', 'approve']);
    expect(rows[2]?.detail).toEqual({
      before: { stage: 'in_review', approvedBy: null },
      after: { stage: 'writing', approvedBy: null },
      counter: 1,
      message: 'Name the source.',
    });
  });

  test('is reviewed as it was read: a newer text is refused', async () => {
    const [author, editor] = [member('author'), member('editor')];
    const { id, content } = await begun(author);
    valueOf(await submit(author, { id, counter: 1 }));
    valueOf(await saveDraft(author, { id, counter: 1, content: { ...content, title: 'Newer' } }));
    expect(issuesOf(await approve(editor, { id, counter: 1 }))).toEqual(['counter']);
    valueOf(await approve(editor, { id, counter: 2 }));
  });

  test('loses its approval when its words change, not when they are saved as they are', async () => {
    const [author, editor] = [member('author'), member('editor')];
    const { id, content } = await begun(author);
    valueOf(await submit(author, { id, counter: 1 }));
    valueOf(await approve(editor, { id, counter: 1 }));
    valueOf(await saveDraft(editor, { id, counter: 1, content }));
    expect(await stateOf(id)).toBe('approved');
    expect((await draftOf(id)).actor).toBe(author.id);
    valueOf(await saveDraft(editor, { id, counter: 2, content: { ...content, title: 'Changed' } }));
    expect(await stateOf(id)).toBe('in_review');
    expect(await draftOf(id)).toMatchObject({ stage: 'in_review', approvedBy: null, actor: editor.id });
  });

  test('goes the same way beside what is live, of which readers see nothing', async () => {
    const live = await makePublished(await soundContent({ title: 'Live' }));
    const [editor, publisher] = [member('editor'), member('publisher')];
    const { counter } = valueOf(await openDraft(editor, { id: live.id }));
    const content = await soundContent({ title: 'Next' });
    valueOf(await saveDraft(editor, { id: live.id, counter, content }));
    const saved = counter + 1;
    valueOf(await submit(editor, { id: live.id, counter: saved }));
    valueOf(await approve(publisher, { id: live.id, counter: saved }));
    expect(await stateOf(live.id)).toBe('published');
    expect((await findPublished(db(), 'commentary', live.slug))?.title).toBe('Live');
    const publicNote = { type: 'correction' as const, text: 'The title was wrong.' };
    valueOf(await publish(publisher, { id: live.id, counter: saved, publicNote }));
    expect(await findPublished(db(), 'commentary', live.slug)).toMatchObject({ title: 'Next', noted: 'correction' });
    const revision = await db().revision.findFirstOrThrow({ where: { publicationId: live.id, number: 2 } });
    expect(revision).toMatchObject({ writtenBy: editor.id, approvedBy: publisher.id, actor: publisher.id });
  });

  test('comes back from a schedule with its author and its approval', async () => {
    const [author, publisher] = [member('author'), member('publisher')];
    await fourEyes(true);
    const { id } = await begun(author);
    valueOf(await submit(author, { id, counter: 1 }));
    valueOf(await approve(publisher, { id, counter: 1 }));
    valueOf(await schedule(publisher, { id, counter: 1, releaseAt: inAnHour() }));
    valueOf(await cancelSchedule(publisher, { id }));
    expect(await stateOf(id)).toBe('approved');
    expect(await draftOf(id)).toMatchObject({ actor: author.id, approvedBy: publisher.id, stage: 'approved' });
  });
});

describe('by role', () => {
  const acts: [string, (actor: Actor, id: string) => Promise<Result<unknown>>, Role[]][] = [
    ['approve', (actor, id) => approve(actor, { id, counter: 1 }), ['editor', 'publisher', 'administrator']],
    [
      'return',
      (actor, id) => returnToAuthor(actor, { id, counter: 1, message: 'm' }),
      ['editor', 'publisher', 'administrator'],
    ],
    [
      'waive',
      (actor, id) => waive(actor, { id, counter: 1, finding: 'none', reason: 'r' }),
      ['editor', 'publisher', 'administrator'],
    ],
    ['unwaive', (actor, id) => unwaive(actor, { id, finding: 'none' }), ['editor', 'publisher', 'administrator']],
    [
      'approve a forced release',
      (actor, id) => approveForced(actor, { id, forced: newId() }),
      ['editor', 'publisher', 'administrator'],
    ],
    ['submit', (actor, id) => submit(actor, { id, counter: 1 }), ['editor', 'publisher', 'administrator']],
  ];
  const roles: Role[] = ['contributor', 'author', 'editor', 'publisher', 'administrator'];
  test.each(
    acts.flatMap(([name, act, allowed]) => roles.map((role) => ({ name, act, role, may: allowed.includes(role) }))),
  )('$name of somebody else’s text as $role', async ({ act, role, may }) => {
    const { id } = await makeDraft();
    valueOf(await submit(TESTER, { id, counter: 1 }));
    const attempt = act(member(role), id);
    if (may) await attempt;
    else await expect(attempt).rejects.toThrow(Forbidden);
  });
});

describe('four eyes', () => {
  beforeEach(async () => {
    await fourEyes(true);
  });

  test('who wrote the last change approves nothing; somebody else’s approval lets it out', async () => {
    const [writer, other] = [member('publisher'), member('editor')];
    const { id, slug } = await begun(writer);
    expect(issuesOf(await publish(writer, { id, counter: 1 }))).toEqual(['approval']);
    expect(issuesOf(await schedule(writer, { id, counter: 1, releaseAt: inAnHour() }))).toEqual(['approval']);
    valueOf(await submit(writer, { id, counter: 1 }));
    expect((await approve(writer, { id, counter: 1 })).ok).toBe(false);
    valueOf(await approve(other, { id, counter: 1 }));
    valueOf(await publish(writer, { id, counter: 1 }));
    expect(await findPublished(db(), 'commentary', slug)).not.toBeNull();
  });

  test('an approval of one’s own from before the setting does not count', async () => {
    await fourEyes(false);
    const writer = member('publisher');
    const { id } = await begun(writer);
    valueOf(await submit(writer, { id, counter: 1 }));
    valueOf(await approve(writer, { id, counter: 1 }));
    await fourEyes(true);
    expect(issuesOf(await publish(writer, { id, counter: 1 }))).toEqual(['approval']);
  });

  test('a forced release needs a reason, is logged, and stays flagged until somebody else approves it', async () => {
    const [writer, releaser, third] = [member('author'), member('publisher'), member('editor')];
    const { id } = await begun(writer);
    expect(issuesOf(await publish(releaser, { id, counter: 1, force: { reason: ' ' } }))).toEqual(['reason']);
    valueOf(await publish(releaser, { id, counter: 1, force: { reason: 'The minister speaks at noon.' } }));
    const flag = await db().forcedRelease.findFirstOrThrow({ where: { publicationId: id } });
    expect(flag).toMatchObject({ revision: 1, actor: releaser.id, writtenBy: writer.id, approvedBy: null });
    expect(await db().auditEntry.count({ where: { subjectId: id, action: 'force release' } })).toBe(1);
    expect((await approveForced(releaser, { id, forced: flag.id })).ok).toBe(false);
    valueOf(await approveForced(third, { id, forced: flag.id }));
    expect((await approveForced(third, { id, forced: flag.id })).ok).toBe(false);
    const [row] = await db().forcedRelease.findMany({ where: { publicationId: id } });
    expect(row?.approvedBy).toBe(third.id);
  });

  test('a forced schedule that is taken back leaves no flag', async () => {
    const releaser = member('publisher');
    const { id } = await begun(releaser);
    valueOf(await schedule(releaser, { id, counter: 1, releaseAt: inAnHour(), force: { reason: 'r' } }));
    expect(await db().forcedRelease.count({ where: { publicationId: id } })).toBe(1);
    const { counter } = valueOf(await cancelSchedule(releaser, { id }));
    expect(await db().forcedRelease.count({ where: { publicationId: id } })).toBe(0);
    expect(issuesOf(await publish(releaser, { id, counter }))).toEqual(['approval']);
  });
});

describe('the gate', () => {
  const linking = (href: string) => ({
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: 'there', marks: [{ type: 'link' as const, attrs: { href } }] }],
      },
    ],
  });

  test('holds up a release by staff, and its warnings until somebody waives them by name', async () => {
    const publisher = member('publisher');
    const { id, content } = await begun(publisher, { hubs: [], summary: '' });
    expect(issuesOf(await publish(publisher, { id, counter: 1 }))).toEqual(['summary', 'hubs']);
    valueOf(await saveDraft(publisher, { id, counter: 1, content: { ...content, summary: 'A summary.' } }));
    expect(issuesOf(await publish(publisher, { id, counter: 2 }))).toEqual(['hubs']);
    const finding = await findingOf(publisher, id, 2, 'no-topics');
    expect(issuesOf(await waive(publisher, { id, counter: 2, finding, reason: '' }))).toEqual(['reason']);
    valueOf(await waive(publisher, { id, counter: 2, finding, reason: 'A one-off.' }));
    valueOf(await unwaive(publisher, { id, finding }));
    expect(issuesOf(await publish(publisher, { id, counter: 2 }))).toEqual(['hubs']);
    valueOf(await waive(publisher, { id, counter: 2, finding, reason: 'A one-off.' }));
    valueOf(await publish(publisher, { id, counter: 2 }));
    const waived = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'waive' } });
    expect(waived).toMatchObject({ actor: publisher.id, detail: { reason: 'A one-off.' } });
  });

  test('forgets a waiver when what it was about changes', async () => {
    const publisher = member('publisher');
    const { id, content } = await begun(publisher, { title: 'x'.repeat(150) });
    valueOf(
      await waive(publisher, { id, counter: 1, finding: await findingOf(publisher, id, 1, 'long-title'), reason: 'r' }),
    );
    valueOf(await saveDraft(publisher, { id, counter: 1, content: { ...content, title: 'y'.repeat(150) } }));
    expect(issuesOf(await publish(publisher, { id, counter: 2 }))).toEqual(['title']);
    valueOf(await saveDraft(publisher, { id, counter: 2, content: { ...content, summary: 'Another.' } }));
    valueOf(await publish(publisher, { id, counter: 3 }));
  });

  test('knows what a link inside the site leads to when it comes out', async () => {
    const publisher = member('publisher');
    const [live, hidden] = [await makePublished(), await makeDraft()];
    const at = inAnHour();
    const { id, content } = await begun(publisher, { body: linking('/no/such/page') });
    const attempt = async (counter: number, href: string) => {
      valueOf(await saveDraft(publisher, { id, counter, content: { ...content, body: linking(href) } }));
      return publish(publisher, { id, counter: counter + 1 });
    };
    expect(issuesOf(await publish(publisher, { id, counter: 1 }))).toEqual(['body.0']);
    const address = routes.publication('commentary', hidden.slug);
    expect(issuesOf(await attempt(1, address))).toEqual(['body.0']);
    valueOf(await schedule(TESTER, { id: hidden.id, counter: 1, releaseAt: at }));
    expect(issuesOf(await publish(publisher, { id, counter: 2 }))).toEqual(['body.0']);
    valueOf(await schedule(publisher, { id, counter: 2, releaseAt: at }));
    const { counter } = valueOf(await cancelSchedule(publisher, { id }));
    valueOf(await attempt(counter, routes.publication('commentary', live.slug)));
  });

  test('lets pass what readers can open, whatever is made of a page, and nothing below one that is not there', async () => {
    const live = await makePublished();
    const address = routes.publication('commentary', live.slug);
    const factsOf = async (href: string) => {
      const { id } = await makeDraft();
      const content = { ...someContent(), body: linking(href) };
      const findings = await db().$transaction((tx) => judge(tx, id, content));
      return findings.filter(({ rule }) => /-link$/.test(rule)).map(({ rule }) => rule);
    };
    for (const there of ['', '.pdf', '.md', '/versions', '/versions/1', '/cite/apa', '?x=1']) {
      expect(await factsOf(address + there), there).toEqual([]);
    }
    for (const there of [
      '/feed.xml',
      '/publications/commentary',
      '/reports/atom.xml',
      '/reports/page/1',
      address.toUpperCase().replace(live.slug.toUpperCase(), live.slug),
    ]) {
      expect(await factsOf(there), there).toEqual([]);
    }
    for (const gone of ['/versions/99', '/garbage', '/cite/nonsense']) {
      expect(await factsOf(address + gone), gone).toEqual(['broken-link']);
    }
    const { host } = new URL(env().SITE_URL);
    expect(await factsOf(`https://${host}/nowhere`)).toEqual(['broken-link']);
    expect(await factsOf(`http://${host}/nowhere`)).toEqual(['broken-link']);
    const draft = await makeDraft();
    expect(await factsOf(`${routes.publication('commentary', draft.slug)}.pdf`)).toEqual(['hidden-link']);
  });

  test('looks in other pieces, and in what goes out with this one, for the heading that a link names', async () => {
    const heading = (words: string): Document => ({
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] }],
    });
    const live = await makePublished({ body: heading('Method') });
    const { counter } = valueOf(await openDraft(TESTER, { id: live.id }));
    valueOf(await saveDraft(TESTER, { id: live.id, counter, content: someContent({ body: heading('Ice') }) }));
    const rulesFor = async (hash: string, together: string[] = []) => {
      const { id } = await makeDraft();
      const content = { ...someContent(), body: linking(routes.publication('commentary', live.slug) + hash) };
      const findings = await db().$transaction((tx) => judge(tx, id, content, { at: null, together }));
      return findings.flatMap(({ rule }) => (/-(link|anchor)$/.test(rule) ? rule : []));
    };
    for (const there of ['', '#', '#s-method', '#footnote-2', '#cite', '#:~:text=ice'])
      expect(await rulesFor(there), there).toEqual([]);
    for (const gone of ['#s-ice', '#method']) expect(await rulesFor(gone), gone).toEqual(['broken-anchor']);
    expect(await rulesFor('#s-ice', [live.id])).toEqual([]);
    expect(await rulesFor('#s-method', [live.id])).toEqual(['broken-anchor']);
  });

  test('lets the system release what has the least', async () => {
    const draft = await makeDraft({ summary: '', body: paragraphs('Imported.') });
    valueOf(await publish(TESTER, { id: draft.id, counter: 1 }));
  });

  async function findingOf(actor: Actor, id: string, counter: number, rule: string): Promise<string> {
    const draft = await draftOf(id);
    expect([actor.id, draft.counter]).toEqual([draft.actor, counter]);
    const findings = await db().$transaction((tx) => judge(tx, id, draft.content as unknown as PublicationContent));
    return findings.find((finding) => finding.rule === rule)?.id ?? '';
  }
});
