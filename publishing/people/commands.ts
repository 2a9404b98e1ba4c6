import { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { type PersonInput, personSchema } from './inputs.ts';

export async function createPerson(actor: Actor, input: PersonInput, outer?: Tx): Promise<Result<{ id: string }>> {
  authorize(actor, 'directory.add');
  const checked = parse(personSchema, input);
  if (!checked.ok) return checked;
  const { biography, ...person } = checked.value;
  return within(outer, async (tx) => {
    const id = newId();
    const made = await tx.person.createMany({ data: [{ ...person, id, ...json(biography) }], skipDuplicates: true });
    if (made.count === 0) return slugTaken(person.slug);
    await audit(tx, actor, 'create', { type: 'person', id }, { slug: person.slug, name: person.name });
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
  const { biography, slug: _kept, ...person } = checked.value;
  return within(outer, async (tx) => {
    const { name: before } = await tx.person.findUniqueOrThrow({ where: { id: input.id }, select: { name: true } });
    await tx.person.update({ where: { id: input.id }, data: { ...person, ...json(biography) }, select: { id: true } });
    await audit(tx, actor, 'change', { type: 'person', id: input.id }, { before, name: person.name });
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

function json(biography: unknown) {
  return { biography: biography === null ? Prisma.DbNull : (biography as Prisma.InputJsonObject) };
}

function slugTaken(slug: string): Result<never> {
  return refusedFor('slug', `Another person has the address /people/${slug}. Choose another slug.`);
}
