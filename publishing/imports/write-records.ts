import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { createHub } from '../hubs/commands.ts';
import { createOutlet } from '../outlets/commands.ts';
import { changePerson, createPerson } from '../people/commands.ts';
import type { Origin } from './commands.ts';
import { type Attempt, type Destination, inBatches } from './destination.ts';
import type { Planned, SitePlan } from './plan.ts';
import type { PersonRecord } from './records.ts';
import type { Noun } from './report.ts';

const BATCH = 100;

/** Makes the people, topics and outlets that are new, changes the people whose record changed, and learns their ids. */
export async function writeRecords(plan: SitePlan, to: Destination): Promise<void> {
  await writeAll(plan.people, to, {
    noun: 'people',
    idOf: (known) => known.personId,
    origin: (personId) => ({ personId }),
    adopt: (record) => {
      const there = to.existing.people.get(record.slug);
      return there?.name === record.name ? there.id : null;
    },
    isTaken: (slug) => to.existing.people.has(slug),
    create: (record, slug, { tx }) => createPerson(to.actor, personInput(record, slug), tx),
    mergedInto: to.existing.mergedPeople,
    change: (id, record, { tx }) => changePerson(to.actor, { id, person: personInput(record, record.slug) }, tx),
    ids: to.ids.people,
  });
  await writeAll(plan.topics, to, {
    noun: 'topics',
    idOf: (known) => known.hubId,
    origin: (hubId) => ({ hubId }),
    adopt: (record) => to.existing.topics.get(record.slug) ?? null,
    isTaken: () => false,
    create: ({ name, description }, slug, { tx }) =>
      createHub(to.actor, { type: 'topic', slug, name: name.slice(0, 200), description }, tx),
    ids: to.ids.topics,
  });
  await writeAll(plan.outlets, to, {
    noun: 'outlets',
    idOf: (known) => known.outletId,
    origin: (outletId) => ({ outletId }),
    adopt: (record) => to.existing.outlets.get(record.slug) ?? null,
    isTaken: () => false,
    create: ({ name, url }, slug, { tx }) => createOutlet(to.actor, { slug, name, url }, tx),
    ids: to.ids.outlets,
  });
}

type Known = Destination['existing']['sources'] extends Map<string, infer K> ? K : never;

type Ways<T> = {
  noun: Noun;
  idOf(known: Known): string | null;
  origin(id: string): Partial<Origin>;
  /** The id of what is here already and is meant. */
  adopt(record: T): string | null;
  isTaken(slug: string): boolean;
  create(record: T, slug: string, attempt: Attempt): Promise<Result<{ id: string }>>;
  /** What was merged into another here: the other keeps what it says. */
  mergedInto?: Map<string, string>;
  change?(id: string, record: T, attempt: Attempt): Promise<Result<null>>;
  ids: Map<string, string>;
};

async function writeAll<T extends { key: string; slug: string; name: string }>(
  planned: Map<string, Planned<T>>,
  to: Destination,
  ways: Ways<T>,
): Promise<void> {
  const pending: Pending<T>[] = [];
  for (const { record, fingerprint } of planned.values()) {
    const known = to.existing.sources.get(record.key);
    const named = known ? ways.idOf(known) : null;
    const id = named && (ways.mergedInto?.get(named) ?? named);
    if (id) ways.ids.set(record.slug, id);
    if (id && known?.fingerprint === fingerprint) to.reporter.count(ways.noun, 'unchanged');
    else if (id && (!ways.change || id !== named))
      to.reporter.remark('record-changed', record.key, `${record.name} keeps what it says here.`);
    else pending.push({ key: record.key, record, fingerprint, id });
  }
  if (to.dryRun) {
    for (const { record, id } of pending) {
      ways.ids.set(record.slug, id ?? newId());
      to.reporter.count(ways.noun, id ? 'changed' : 'created');
    }
    return;
  }
  await inBatches(pending, BATCH, to, ways.noun, async (batch, attempt) => {
    for (const each of batch) await write(each, attempt, ways);
  });
}

type Pending<T> = { key: string; record: T; fingerprint: string; id: string | null };

async function write<T extends { slug: string }>(
  { key, record, fingerprint, id }: Pending<T>,
  attempt: Attempt,
  ways: Ways<T>,
): Promise<void> {
  const settle = (settled: string, outcome: 'created' | 'changed' | 'unchanged') => {
    attempt.remember.push({ key, fingerprint, ...ways.origin(settled) });
    attempt.reporter.count(ways.noun, outcome);
    attempt.afterCommit.push(() => ways.ids.set(record.slug, settled));
  };
  const refuse = (issues: { message: string }[]) => {
    attempt.reporter.count(ways.noun, 'refused');
    attempt.reporter.remark('refused', key, issues.map(({ message }) => message).join(' '));
  };
  if (id) {
    const changed = await ways.change?.(id, record, attempt);
    return changed && !changed.ok ? refuse(changed.issues) : settle(id, 'changed');
  }
  const adopted = ways.adopt(record);
  if (adopted) return settle(adopted, 'unchanged');
  let slug = record.slug;
  for (let number = 2; ways.isTaken(slug); number += 1) slug = `${record.slug}-${number}`;
  const created = await ways.create(record, slug, attempt);
  return created.ok ? settle(created.value.id, 'created') : refuse(created.issues);
}

function personInput({ name, givenName, familyName, affiliation }: PersonRecord, slug: string) {
  return { slug, name, givenName, familyName, affiliation, standing: 'contributor' as const };
}
