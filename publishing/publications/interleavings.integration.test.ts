import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import type { Result } from '../../lib/result.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, someContent, TESTER } from '../../test/factories.ts';
import { listPage } from '../listings/queries.ts';
import { cancelSchedule, publish, schedule, withdraw } from './commands.ts';
import type { PublicationContent } from './content.ts';
import { openDraft, saveDraft } from './draft-commands.ts';
import { findPublished } from './queries.ts';
import { approve, returnToAuthor, submit } from './review-commands.ts';

useDatabase();

/** Every way from one state to another that the table of moves allows, in one step. */
const ALLOWED = new Set([
  ...['draft in_review', 'in_review approved', 'in_review draft', 'approved draft', 'approved in_review'],
  ...['draft', 'in_review', 'approved'].flatMap((state) => [`${state} scheduled`, `${state} published`]),
  ...['draft', 'in_review', 'approved', 'published'].map((state) => `scheduled ${state}`),
  ...['published withdrawn', 'withdrawn published'],
]);

beforeAll(async () => {
  await db().$executeRaw`CREATE TABLE "Step" (publication uuid, step text)`;
  await db().$executeRaw`
    CREATE FUNCTION record_step() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO "Step" VALUES (NEW.id, OLD.state || ' ' || NEW.state); RETURN NULL; END $$`;
  await db().$executeRaw`
    CREATE TRIGGER record_step AFTER UPDATE ON "Publication" FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION record_step()`;
});

const ACTS = [
  'save',
  'save',
  'submit',
  'approve',
  'return',
  'publish',
  'schedule',
  'cancel',
  'withdraw',
  'open',
] as const;
type Act = (typeof ACTS)[number];

test('no interleaving of what is done with a publication loses a text, shows a word early or leaves the table of states', async () => {
  const acts = fc.array<Act>(fc.constantFrom(...ACTS), { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(acts, acts, acts, (...sequences) => interleave(...sequences)),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);

async function interleave(...sequences: Act[][]): Promise<void> {
  const story = new Story(await makeDraft({ title: 'begun 0' }));
  await Promise.all(sequences.map((sequence, index) => story.act(sequence, `writer ${index}`)));
  await story.check();
}

/** One publication, what was done with it, and what readers may have seen of it. */
class Story {
  readonly id: string;
  readonly slug: string;
  /** Titles by which a save succeeded, and those that somebody tried to make public. */
  readonly written = new Set(['begun 0']);
  readonly meant = new Set<string>();
  releases = 0;

  constructor({ id, slug }: { id: string; slug: string }) {
    this.id = id;
    this.slug = slug;
  }

  async act(sequence: Act[], writer: string): Promise<void> {
    for (const [index, act] of sequence.entries()) {
      await this.#one(act, `${writer} ${index}`);
      await this.look();
    }
  }

  async look(): Promise<void> {
    const seen = (await findPublished(db(), 'commentary', this.slug))?.title;
    if (seen !== undefined) expect(this.meant).toContain(seen);
    const listed = (await listPage(db(), 'kind:commentary', 1))?.items.find(({ id }) => id === this.id)?.title;
    if (listed !== undefined) expect(this.meant).toContain(listed);
  }

  /** Afterwards: no gap in the numbers, no text from nowhere, the review where the table says, one place in each list. */
  async check(): Promise<void> {
    await this.look();
    const revisions = await db().revision.findMany({ where: { publicationId: this.id }, orderBy: { number: 'asc' } });
    expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1));
    expect(revisions.length).toBe(this.releases);
    for (const { content } of revisions) expect(this.written).toContain(titleOf(content));
    const row = await db().publication.findUniqueOrThrow({ where: { id: this.id }, include: { draft: true } });
    if (row.draft) expect(this.written).toContain(titleOf(row.draft.content));
    const unreleased = { draft: 'writing', in_review: 'in_review', approved: 'approved' } as Record<string, string>;
    if (row.state in unreleased) expect(row.draft?.stage).toBe(unreleased[row.state]);
    const listed = await db().listEntry.count({ where: { publicationId: this.id, scope: 'kind:commentary' } });
    expect(listed).toBe(row.state === 'published' || row.state === 'scheduled' ? 1 : 0);
    const steps = await db().$queryRaw<
      { step: string }[]
    >`SELECT step FROM "Step" WHERE publication = ${this.id}::uuid`;
    for (const { step } of steps) expect(ALLOWED).toContain(step);
  }

  async #one(act: Act, title: string): Promise<void> {
    const { id } = this;
    const row = await db().publication.findUniqueOrThrow({
      where: { id },
      include: { draft: true, liveRevision: { select: { number: true, content: true } } },
    });
    const counter = row.draft?.counter ?? 0;
    switch (act) {
      case 'save': {
        const saved = await saveDraft(TESTER, { id, counter, content: someContent({ title }) });
        if (saved.ok) this.written.add(title);
        return;
      }
      case 'submit':
        return ignore(submit(TESTER, { id, counter }));
      case 'approve':
        return ignore(approve(TESTER, { id, counter }));
      case 'return':
        return ignore(returnToAuthor(TESTER, { id, counter, message: 'Once more.' }));
      case 'publish': {
        const read = titleOf(row.draft?.content ?? row.liveRevision?.content);
        if (read !== '') this.meant.add(read);
        return this.#released(await publish(TESTER, { id, counter }), read);
      }
      case 'schedule': {
        const releaseAt = new Date(Date.now() + 3_600_000);
        return this.#released(await schedule(TESTER, { id, counter, releaseAt }), titleOf(row.draft?.content));
      }
      case 'cancel':
        return ignore(cancelSchedule(TESTER, { id }));
      case 'withdraw': {
        const expectedRevision = row.liveRevision?.number ?? 0;
        return ignore(withdraw(TESTER, { id, expectedRevision, outcome: 'text_kept', reason: 'A mistake.' }));
      }
      case 'open':
        if (row.liveRevision) await openDraft(TESTER, { id });
    }
  }

  /** What was released is the text that was read, if a draft was. */
  async #released(result: Result<{ revision: number }>, read: string): Promise<void> {
    if (!result.ok) return;
    this.releases += 1;
    const { content } = await db().revision.findUniqueOrThrow({
      where: { publicationId_number: { publicationId: this.id, number: result.value.revision } },
    });
    if (read !== '') expect(titleOf(content)).toBe(read);
  }
}

async function ignore(result: Promise<Result<unknown>>): Promise<void> {
  await result;
}

function titleOf(content: unknown): string {
  return (content as PublicationContent | null | undefined)?.title ?? '';
}
