import { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { difference } from '../audit/difference.ts';
import { claimSlug, deleteEntry, renameSlug, retireEntry } from '../directory/entries.ts';
import { type MergeInput, mergeEntry } from '../directory/merge.ts';
import { lockEntry } from '../directory/tables.ts';
import { type PersonInput, personSchema } from './inputs.ts';

export async function createPerson(actor: Actor, input: PersonInput, outer?: Tx): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.add');
  const checked = parse(personSchema, input);
  if (!checked.ok) return checked;
  const { biography, ...person } = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const portrait = await checkPortrait(tx, person.portraitId);
    if (!portrait.ok) return portrait;
    const free = await claimSlug(tx, 'person', { id, slug: person.slug, name: person.name, type: null });
    if (!free.ok) return free;
    await tx.person.create({ data: { ...person, id, ...json(biography) }, select: { id: true } });
    await audit(tx, actor, 'create', { type: 'person', id }, { before: null, after: difference({}, person).after });
    await announce(tx, { type: 'person.created', slug: person.slug });
    return ok({ id });
  });
}

/** Replaces everything about a person but the slug. Bylines follow, since they name the person and not the words. */
export async function changePerson(
  actor: Actor,
  input: { id: string; person: PersonInput },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  const checked = parse(personSchema, input.person);
  if (!checked.ok) return checked;
  const { slug: _kept, ...person } = checked.value;
  return within(outer, async (tx) => {
    await lockEntry(tx, 'person', input.id);
    const portrait = await checkPortrait(tx, person.portraitId);
    if (!portrait.ok) return portrait;
    const before = await tx.person.findUniqueOrThrow({ where: { id: input.id } });
    const data = { ...person, ...json(person.biography) };
    await tx.person.update({ where: { id: input.id }, data, select: { id: true } });
    await audit(tx, actor, 'change', { type: 'person', id: input.id }, difference(before, person));
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

export function movePerson(actor: Actor, input: { id: string; slug: string }, outer?: Tx): Promise<Result<null>> {
  return renameSlug(actor, 'person', input, outer);
}

/** A retired person is offered for no new byline and listed no more; page and bylines stay. */
export function retirePerson(actor: Actor, input: { id: string; retired: boolean }, outer?: Tx): Promise<Result<null>> {
  return retireEntry(actor, 'person', input, outer);
}

export function deletePerson(actor: Actor, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  return deleteEntry(actor, 'person', input, outer);
}

export function mergePeople(actor: Actor, input: MergeInput, outer?: Tx): Promise<Result<{ publications: number }>> {
  return mergeEntry(actor, 'person', input, outer);
}

async function checkPortrait(tx: Tx, id: string | null): Promise<Result<null>> {
  const file = id === null ? null : await tx.file.findUnique({ where: { id }, select: { contentType: true } });
  return id === null || file?.contentType.startsWith('image/')
    ? ok(null)
    : refusedFor('portraitId', 'This picture is not there any more, or is none. Choose another.');
}

function json(biography: unknown) {
  return { biography: biography === null ? Prisma.DbNull : (biography as Prisma.InputJsonObject) };
}
