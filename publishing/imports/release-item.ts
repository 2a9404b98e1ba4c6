import { isDeepStrictEqual } from 'node:util';
import { ok, type Result } from '../../lib/result.ts';
import { cancelSchedule, publish, revise, schedule } from '../publications/commands.ts';
import type { PublicationContent } from '../publications/content.ts';
import { createReleased } from '../publications/create-released-commands.ts';
import { createDraft, saveDraft } from '../publications/draft-commands.ts';
import { parseContent } from '../publications/inputs.ts';
import { publishBlockers } from '../publications/publication.ts';
import type { DatePrecision } from '../publications/views.ts';
import type { Attempt, Destination } from './destination.ts';
import type { PlannedItem } from './plan.ts';
import { type Current, findCurrent } from './queries.ts';

/** When an item is public: at once, on a day to come, or (with the reason) not before somebody decides it. */
export type Release =
  | { as: 'published' | 'scheduled'; at: Date; precision: DatePrecision }
  | { as: 'draft'; reasons: string[] };

/** An event is announced before it happens, so a date to come holds back everything but events. */
export function releaseOf(item: PlannedItem, content: PublicationContent, now: Date): Release {
  const reasons = publishBlockers(content).map(({ message }) => message);
  if (item.draft) reasons.push('It was a draft.');
  if (!item.date) reasons.push('Nobody knows its date.');
  if (reasons.length > 0 || !item.date) return { as: 'draft', reasons };
  const { at, precision } = item.date;
  if (at <= now) return { as: 'published', at, precision };
  return item.kind === 'event' ? { as: 'published', at: now, precision: 'minute' } : { as: 'scheduled', at, precision };
}

export type Put = { id: string; outcome: 'created' | 'changed' | 'unchanged' };

/** An item with the publication it becomes. */
export type Prepared = { item: PlannedItem; content: PublicationContent; release: Release };

/** Makes the publications of items and releases them; the answers are in their order. */
export async function createItems(prepared: Prepared[], to: Destination, { tx }: Attempt): Promise<Result<Put>[]> {
  const answers = new Map<Prepared, Result<{ id: string }>>();
  const finished = prepared.flatMap((each) => {
    const { item, content, release } = each;
    if (release.as === 'draft') return [];
    const { at: releaseAt, precision: datePrecision } = release;
    return [{ each, input: { slug: item.slug, content, releaseAt, datePrecision, note: `Imported from ${item.key}` } }];
  });
  const made = await createReleased(
    to.actor,
    finished.map(({ input }) => input),
    tx,
  );
  for (const [index, { each }] of finished.entries()) answers.set(each, made[index] as Result<{ id: string }>);
  for (const each of prepared) {
    if (answers.has(each)) continue;
    answers.set(each, await createDraft(to.actor, { slug: each.item.slug, content: each.content }, tx));
  }
  return prepared.map((each) => {
    const answer = answers.get(each) as Result<{ id: string }>;
    return answer.ok ? ok({ id: answer.value.id, outcome: 'created' }) : answer;
  });
}

/** Brings a publication up to date with its item, unless somebody here has worked on it since. */
export async function updateItem(
  id: string,
  { item, content, release }: Prepared,
  to: Destination,
  { tx, reporter }: Attempt,
): Promise<Result<Put>> {
  const current = await findCurrent(tx, id);
  const keep = (why: string): Result<Put> => {
    reporter.remark('kept-edited', item.key, why);
    return ok({ id, outcome: 'unchanged' });
  };
  const editor = [current.revision?.actor, current.draft?.actor].find((actor) => actor && actor !== to.actor.id);
  if (editor) return keep('It was edited here.');
  if (current.state === 'withdrawn') return keep('It was withdrawn here.');
  if (isSame(current, content, release)) return ok({ id, outcome: 'unchanged' });

  const note = `Imported again from ${item.key}`;
  if (current.state === 'published') {
    if (release.as !== 'published') return keep('It is public here, and would no longer be.');
    const { at: releaseAt, precision: datePrecision } = release;
    const input = { id, expectedRevision: current.revision?.number ?? 0, content, releaseAt, datePrecision, note };
    const revised = await revise(to.actor, input, tx);
    return revised.ok ? ok({ id, outcome: 'changed' }) : revised;
  }
  const draft = current.draft ? ok(current.draft) : await cancelSchedule(to.actor, { id }, tx);
  if (!draft.ok) return draft;
  const saved = await saveDraft(to.actor, { id, counter: draft.value.counter, content }, tx);
  if (!saved.ok) return saved;
  const released = await releaseDraft(id, saved.value.counter, release, note, to, tx);
  return released.ok ? ok({ id, outcome: 'changed' }) : released;
}

async function releaseDraft(
  id: string,
  counter: number,
  release: Release,
  note: string,
  to: Destination,
  tx: Attempt['tx'],
): Promise<Result<unknown>> {
  if (release.as === 'draft') return ok(null);
  const input = { id, counter, releaseAt: release.at, datePrecision: release.precision, note };
  return release.as === 'published' ? publish(to.actor, input, tx) : schedule(to.actor, input, tx);
}

function isSame(current: Current, content: PublicationContent, release: Release): boolean {
  const stored = current.draft?.content ?? current.revision?.content;
  const parsed = parseContent(content);
  if (!parsed.ok || !isDeepStrictEqual(stored, JSON.parse(JSON.stringify(parsed.value)))) return false;
  if (release.as === 'draft') return current.draft !== null;
  return (
    current.draft === null &&
    current.datePrecision === release.precision &&
    (current.releaseAt?.getTime() === release.at.getTime() || content.event !== null)
  );
}
