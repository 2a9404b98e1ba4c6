import { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit, auditAll } from '../audit/audit.ts';
import { difference } from '../audit/difference.ts';
import { claimSlugs, deleteEntry, renameSlug, retireEntry } from '../directory/entries.ts';
import { type MergeInput, mergeEntry } from '../directory/merge.ts';
import { lockEntry } from '../directory/tables.ts';
import { type PersonInput, personSchema } from './inputs.ts';

export async function createPerson(actor: Actor, input: PersonInput, outer?: Tx): Promise<Result<{ id: string }>> {
  const [created] = await createPeople(actor, [input], outer);
  return created as Result<{ id: string }>;
}

/** The same for many at once. One that is refused does not hold up the others; the answers are in the order of the inputs. */
export async function createPeople(actor: Actor, inputs: PersonInput[], outer?: Tx): Promise<Result<{ id: string }>[]> {
  authorize(actor, 'directory.add');
  const judged = inputs.map((input) => {
    const checked = parse(personSchema, input);
    return checked.ok ? ok({ ...checked.value, id: newId() }) : checked;
  });
  const sound = judged.flatMap((each) => (each.ok ? each.value : []));
  return within(outer, async (tx) => {
    const answers = new Map<string, Result<null>>();
    for (const { id, portraitId } of sound) answers.set(id, await checkPortrait(tx, portraitId));
    const shown = sound.filter(({ id }) => answers.get(id)?.ok);
    const entries = shown.map(({ id, slug, name }) => ({ id, slug, name, type: null }));
    for (const [index, claim] of (await claimSlugs(tx, 'person', entries)).entries()) {
      answers.set((shown[index] as (typeof shown)[number]).id, claim);
    }
    const made = shown.filter(({ id }) => answers.get(id)?.ok);
    if (made.length > 0) {
      await tx.person.createMany({ data: made.map(({ biography, ...person }) => ({ ...person, ...json(biography) })) });
      const subjects = made.map(({ id, biography: _its, ...person }) => {
        return { type: 'person' as const, id, detail: { before: null, after: difference({}, person).after } };
      });
      await auditAll(tx, actor, 'create', subjects);
      await announce(tx, ...made.map(({ slug }) => ({ type: 'person.created' as const, slug })));
    }
    return judged.map((each) => {
      const answer = each.ok ? answers.get(each.value.id) : undefined;
      if (answer && !answer.ok) return answer;
      return each.ok ? ok({ id: each.value.id }) : each;
    });
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
