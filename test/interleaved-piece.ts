import { expect } from 'vitest';
import { databaseTime } from '../lib/database-time.ts';
import { db } from '../lib/db.ts';
import type { Result } from '../lib/result.ts';
import { listPage } from '../publishing/listings/queries.ts';
import { bin, unbin } from '../publishing/publications/bin-commands.ts';
import { cancelSchedule, move, publish, schedule } from '../publishing/publications/commands.ts';
import type { PublicationContent } from '../publishing/publications/content.ts';
import { openDraft, saveDraft } from '../publishing/publications/draft-commands.ts';
import { findPublished } from '../publishing/publications/queries.ts';
import { restore } from '../publishing/publications/restore-commands.ts';
import { approve, returnToAuthor, submit } from '../publishing/publications/review-commands.ts';
import { withdraw } from '../publishing/publications/withdraw-commands.ts';
import { routes } from '../publishing/routes.ts';
import { nextName, someContent, TESTER } from './factories.ts';

export const ACTS = [
  ...['save', 'save', 'submit', 'approve', 'return', 'publish', 'schedule', 'schedule soon', 'cancel', 'withdraw'],
  ...['open', 'move', 'restore', 'bin', 'unbin'],
  ...['bundle: add', 'bundle: take out', 'bundle: release', 'bundle: schedule', 'bundle: cancel'],
] as const;

/** What one of several people does, and with which of the two publications. */
export type Act = { act: (typeof ACTS)[number]; piece: 0 | 1 };

/** How long a text that is scheduled "soon" waits, in milliseconds: less than a story lasts. */
const SOON = 40;

type OwnAct = Exclude<Act['act'], `bundle: ${string}`>;

/** One publication of a story, what was done with it, and what readers may have seen of it. */
export class Piece {
  readonly id: string;
  /** Every address it had or was to have, and those at which readers saw it. */
  readonly #slugs: Set<string>;
  readonly #seenAt = new Set<string>();
  /** Titles by which a save succeeded; and the counter that each got. */
  readonly #written: Set<string>;
  readonly #saves = new Map<number, string>();
  /** From when a title may be read, at the earliest, by what somebody tried. */
  readonly #meant = new Map<string, number>();

  constructor({ id, slug }: { id: string; slug: string }, title: string) {
    this.id = id;
    this.#slugs = new Set([slug]);
    this.#written = new Set([title]);
  }

  async look(): Promise<void> {
    for (const slug of this.#slugs) {
      const seen = (await findPublished(db(), 'commentary', slug))?.title;
      if (seen === undefined) continue;
      this.#seenAt.add(slug);
      await this.#expectMeant(seen);
    }
    const listed = (await listPage(db(), 'kind:commentary', 1))?.items.find(({ id }) => id === this.id)?.title;
    if (listed !== undefined) await this.#expectMeant(listed);
  }

  /** Remembers that what is there to be released is about to be, and gives its counter. */
  async mean(releaseAt: Date | null): Promise<number> {
    const { draft, liveRevision } = await this.#row();
    const title = titleOf(draft?.content ?? liveRevision?.content);
    const at = releaseAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    if (title !== '') this.#meant.set(title, Math.min(at, this.#meant.get(title) ?? Number.POSITIVE_INFINITY));
    return draft?.counter ?? 0;
  }

  async do(act: OwnAct, title: string): Promise<void> {
    const { id } = this;
    const { draft, liveRevision, lastRevision } = await this.#row();
    const counter = draft?.counter ?? 0;
    switch (act) {
      case 'save':
        return this.#saved(await saveDraft(TESTER, { id, counter, content: someContent({ title }) }), title);
      case 'submit':
        return ignore(submit(TESTER, { id, counter }));
      case 'approve':
        return ignore(approve(TESTER, { id, counter }));
      case 'return':
        return ignore(returnToAuthor(TESTER, { id, counter, message: 'Once more.' }));
      case 'publish': {
        const read = await this.mean(null);
        return this.#released(await publish(TESTER, { id, counter: read }));
      }
      case 'schedule':
      case 'schedule soon': {
        const releaseAt = act === 'schedule' ? inAnHour() : new Date(Date.now() + SOON);
        const read = await this.mean(releaseAt);
        return this.#released(await schedule(TESTER, { id, counter: read, releaseAt }));
      }
      case 'cancel':
        return ignore(cancelSchedule(TESTER, { id }));
      case 'withdraw': {
        const expectedRevision = liveRevision?.number ?? 0;
        return ignore(withdraw(TESTER, { id, expectedRevision, outcome: 'text_kept', reason: 'A mistake.' }));
      }
      case 'open':
        if (liveRevision) await openDraft(TESTER, { id });
        return;
      case 'move': {
        const slug = nextName('moved');
        this.#slugs.add(slug);
        return ignore(move(TESTER, { id, slug }));
      }
      case 'restore':
        if (lastRevision === 0) return;
        return ignore(restore(TESTER, { id, text: { kind: 'revision', number: 1 }, counter: draft?.counter ?? null }));
      case 'bin':
        return ignore(bin(TESTER, { id }));
      case 'unbin':
        return ignore(unbin(TESTER, { id }));
    }
  }

  /** Afterwards: no gap in the numbers, no text lost or from nowhere, one state in every place, every old address alive. */
  async check(): Promise<void> {
    const { id } = this;
    const revisions = await db().revision.findMany({ where: { publicationId: id }, orderBy: { number: 'asc' } });
    expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1));
    for (const { content } of revisions) expect(this.#written).toContain(titleOf(content));
    const acts = await db().auditEntry.count({
      where: { subjectId: id, action: { in: ['publish', 'schedule', 'revise'] } },
    });
    expect(acts).toBe(revisions.length);

    const row = await this.#row();
    if (row.draft) {
      expect(this.#written).toContain(titleOf(row.draft.content));
      const last = this.#saves.get(row.draft.counter);
      if (last !== undefined) expect(titleOf(row.draft.content)).toBe(last);
      for (const counter of this.#saves.keys()) expect(counter).toBeLessThanOrEqual(row.draft.counter);
    }
    const unreleased = { draft: 'writing', in_review: 'in_review', approved: 'approved' } as Record<string, string>;
    if (row.state in unreleased) expect(row.draft?.stage).toBe(unreleased[row.state]);
    if (row.binnedAt) expect(Object.keys(unreleased)).toContain(row.state);
    const listed = await db().listEntry.count({ where: { publicationId: id, scope: 'kind:commentary' } });
    expect(listed).toBe(row.state === 'published' || row.state === 'scheduled' ? 1 : 0);

    for (const slug of this.#seenAt) {
      if (slug === row.slug) continue;
      const path = routes.publication('commentary', slug);
      expect(await db().redirect.findUnique({ where: { path } })).toMatchObject({ publicationId: id });
    }
  }

  async #expectMeant(title: string): Promise<void> {
    const now = await databaseTime(db());
    const from = this.#meant.get(title);
    expect([title, from !== undefined && from <= Number(now)]).toEqual([title, true]);
  }

  /** No two saves follow the same text. */
  #saved(result: Result<{ counter: number }>, title: string): void {
    if (!result.ok) return;
    expect([...this.#saves.keys()]).not.toContain(result.value.counter);
    this.#saves.set(result.value.counter, title);
    this.#written.add(title);
  }

  /** What was released is a text that somebody meant. */
  async #released(result: Result<{ revision: number }>): Promise<void> {
    if (!result.ok) return;
    const { content } = await db().revision.findUniqueOrThrow({
      where: { publicationId_number: { publicationId: this.id, number: result.value.revision } },
    });
    expect([...this.#meant.keys()]).toContain(titleOf(content));
  }

  async #row() {
    const row = await db().publication.findUniqueOrThrow({
      where: { id: this.id },
      include: {
        draft: true,
        liveRevision: { select: { number: true, content: true } },
        revisions: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
      },
    });
    return { ...row, lastRevision: row.revisions[0]?.number ?? 0 };
  }
}

export function inAnHour(): Date {
  return new Date(Date.now() + 3_600_000);
}

export async function ignore(result: Promise<Result<unknown>>): Promise<void> {
  await result;
}

function titleOf(content: unknown): string {
  return (content as PublicationContent | null | undefined)?.title ?? '';
}
