import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { createHub } from '../hubs/commands.ts';
import { createOutlet } from '../outlets/commands.ts';
import { changePerson, createPeople } from '../people/commands.ts';
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
    create: (wanted, { tx }) =>
      createPeople(
        to.actor,
        wanted.map(({ record, slug }) => personInput(record, slug)),
        tx,
      ),
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
    create: oneByOne(({ name, description }, slug, { tx }) =>
      createHub(to.actor, { type: 'topic', slug, name: name.slice(0, 200), description }, tx),
    ),
    ids: to.ids.topics,
  });
  await writeAll(plan.outlets, to, {
    noun: 'outlets',
    idOf: (known) => known.outletId,
    origin: (outletId) => ({ outletId }),
    adopt: (record) => to.existing.outlets.get(record.slug) ?? null,
    isTaken: () => false,
    create: oneByOne(({ name, url }, slug, { tx }) => createOutlet(to.actor, { slug, name, url }, tx)),
    ids: to.ids.outlets,
  });
}

type Known = Destination['existing']['sources'] extends Map<string, infer K> ? K : never;

/** A record with the slug it gets here. */
type Wanted<T> = { record: T; slug: string };

function oneByOne<T>(
  create: (record: T, slug: string, attempt: Attempt) => Promise<Result<{ id: string }>>,
): Ways<T>['create'] {
  return async (wanted, attempt) => {
    const created: Result<{ id: string }>[] = [];
    for (const { record, slug } of wanted) created.push(await create(record, slug, attempt));
    return created;
  };
}

type Ways<T> = {
  noun: Noun;
  idOf(known: Known): string | null;
  origin(id: string): Partial<Origin>;
  /** The id of what is here already and is meant. */
  adopt(record: T): string | null;
  isTaken(slug: string): boolean;
  /** What was merged into another here: the other keeps what it says. */
  mergedInto?: Map<string, string>;
  create(wanted: Wanted<T>[], attempt: Attempt): Promise<Result<{ id: string }>[]>;
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
  await inBatches(pending, BATCH, to, ways.noun, (batch, attempt) => write(batch, attempt, ways));
}

type Pending<T> = { key: string; record: T; fingerprint: string; id: string | null };

async function write<T extends { slug: string }>(
  batch: readonly Pending<T>[],
  attempt: Attempt,
  ways: Ways<T>,
): Promise<void> {
  const settle = (each: Pending<T>, result: Result<{ id: string }>, outcome: 'created' | 'changed' | 'unchanged') => {
    attempt.reporter.count(ways.noun, result.ok ? outcome : 'refused');
    if (!result.ok) {
      attempt.reporter.remark('refused', each.key, result.issues.map(({ message }) => message).join(' '));
      return;
    }
    const { id } = result.value;
    attempt.remember.push({ key: each.key, fingerprint: each.fingerprint, ...ways.origin(id) });
    attempt.afterCommit.push(() => ways.ids.set(each.record.slug, id));
  };
  const fresh: Pending<T>[] = [];
  for (const each of batch) {
    const adopted = each.id === null ? ways.adopt(each.record) : null;
    if (each.id !== null) {
      const changed = (await ways.change?.(each.id, each.record, attempt)) ?? ok(null);
      settle(each, changed.ok ? ok({ id: each.id }) : changed, 'changed');
    } else if (adopted) settle(each, ok({ id: adopted }), 'unchanged');
    else fresh.push(each);
  }
  const wanted = fresh.map(({ record }) => ({ record, slug: freeSlug(record.slug, ways.isTaken) }));
  const created = wanted.length > 0 ? await ways.create(wanted, attempt) : [];
  for (const [index, each] of fresh.entries()) settle(each, created[index] as Result<{ id: string }>, 'created');
}

function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  let slug = wanted;
  for (let number = 2; isTaken(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}

function personInput({ name, givenName, familyName, affiliation }: PersonRecord, slug: string) {
  return { slug, name, givenName, familyName, affiliation, standing: 'contributor' as const };
}
