import { Prisma } from '../../generated/prisma/client.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { isSlug } from '../../lib/slug.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { claimPaths, leaveAddress } from '../redirects/own-address.ts';
import { type Entry, type Noun, pathOf } from './directory.ts';
import { ownerOf } from './merge.ts';
import { holdDirectoryAlone } from './merges.ts';
import { countReferences } from './references.ts';
import { lockEntry, TABLES } from './tables.ts';

/* What can be done with every noun of the directory alike; each noun's commands.ts offers it under its own name. */

/** Gives it another slug. The address it had leads on to the new one, in one step. */
export async function renameSlug(
  actor: Actor,
  noun: Noun,
  input: { id: string; slug: string },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  if (!isSlug(input.slug)) return badSlug;
  return within(outer, async (tx) => {
    const entry = await lockEntry(tx, noun, input.id);
    if (entry.mergedIntoId) return mergedAlready(entry);
    if (entry.slug === input.slug) return ok(null);
    const free = await claimSlug(tx, noun, { ...entry, slug: input.slug });
    if (!free.ok) return free;
    await tx.$executeRaw`
      UPDATE ${TABLES[noun]} SET slug = ${input.slug}, "updatedAt" = now() WHERE id = ${entry.id}::uuid`;
    const [old, now, owner] = [
      pathOf(noun, entry),
      pathOf(noun, { ...entry, slug: input.slug }),
      ownerOf(noun, entry.id),
    ];
    if (old !== null && now !== null && owner) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${old}, 0))`;
      await leaveAddress(tx, actor, old, now, owner);
    }
    await audit(
      tx,
      actor,
      'move',
      { type: noun, id: entry.id },
      { before: { slug: entry.slug }, after: { slug: input.slug } },
    );
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

/** Takes it out of what is offered, or offers it again. Its page and its bylines stay. */
export async function retireEntry(
  actor: Actor,
  noun: Noun,
  input: { id: string; retired: boolean },
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  return within(outer, async (tx) => {
    const entry = await lockEntry(tx, noun, input.id);
    if (entry.mergedIntoId) return mergedAlready(entry);
    if (entry.retired === input.retired) return ok(null);
    await tx.$executeRaw`
      UPDATE ${TABLES[noun]} SET "retiredAt" = CASE WHEN ${input.retired}::boolean THEN now() END, "updatedAt" = now()
      WHERE id = ${entry.id}::uuid`;
    await audit(
      tx,
      actor,
      input.retired ? 'retire' : 'bring back',
      { type: noun, id: entry.id },
      { before: { retired: entry.retired }, after: { retired: input.retired } },
    );
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

/** Deletes what nothing names: no publication in any of its texts, no account. What was merged into it goes with it. */
export async function deleteEntry(actor: Actor, noun: Noun, input: { id: string }, outer?: Tx): Promise<Result<null>> {
  authorize(actor, 'directory.manage');
  return within(outer, async (tx) => {
    await holdDirectoryAlone(tx);
    const entry = await lockEntry(tx, noun, input.id);
    if (entry.mergedIntoId) return mergedAlready(entry);
    const { publications, members } = await countReferences(tx, noun, entry.id);
    if (publications > 0) return refusedFor('', inUse(noun, entry, publications));
    if (members > 0) {
      const accounts = members === 1 ? 'a member’s account' : `${members} members’ accounts`;
      return refusedFor('', `${entry.name} belongs to ${accounts}. Change that first, or retire ${entry.name}.`);
    }
    const before = await tx.$queryRaw<{ row: object }[]>`
      SELECT to_jsonb(x) AS row FROM ${TABLES[noun]} x WHERE x.id = ${entry.id}::uuid`;
    if (noun !== 'organization') {
      const merged = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM ${TABLES[noun]} WHERE "mergedIntoId" = ${entry.id}::uuid`;
      const gone = [entry.id, ...merged.map(({ id }) => id)];
      await tx.importSource.deleteMany({ where: { [`${noun}Id`]: { in: gone } } });
    }
    await tx.$executeRaw`DELETE FROM ${TABLES[noun]} WHERE id = ${entry.id}::uuid`;
    await audit(tx, actor, 'delete', { type: noun, id: entry.id }, { before: { ...before[0]?.row }, after: null });
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

/** Refuses a slug that another of the noun has, or whose address leads on. Holds the address until the transaction ends. */
export async function claimSlug(tx: Tx, noun: Noun, entry: Entry): Promise<Result<null>> {
  const [claimed] = await claimSlugs(tx, noun, [entry]);
  return claimed as Result<null>;
}

/** The same for many at once, with as few questions as for one; of two that ask for one slug the first gets it. */
export async function claimSlugs(tx: Tx, noun: Noun, entries: Entry[]): Promise<Result<null>[]> {
  const addressed = entries.flatMap((entry) => {
    const path = pathOf(noun, entry);
    const owner = ownerOf(noun, entry.id);
    return path !== null && owner ? [{ entry, path, owner }] : [];
  });
  const free = addressed.length > 0 ? await claimPaths(tx, addressed) : [];
  const claims = new Map(addressed.map(({ entry }, index) => [entry, free[index] as Result<null>]));
  const others = entries.filter((entry) => !claims.has(entry)).map(({ slug }) => `${noun} ${slug}`);
  if (others.length > 0) {
    await tx.$queryRaw`
      SELECT count(pg_advisory_xact_lock(hashtextextended(name, 0)))
      FROM (SELECT DISTINCT name FROM unnest(${others}::text[]) name ORDER BY name) locked`;
  }
  const type = noun === 'hub' ? Prisma.sql`x.type::text` : Prisma.sql`NULL`;
  const rows = await tx.$queryRaw<{ slug: string; name: string; type: string | null }[]>`
    SELECT x.slug, x.name, ${type} AS type FROM ${TABLES[noun]} x WHERE x.slug = ANY (${entries.map(({ slug }) => slug)}::text[])`;
  const taken = new Map(rows.map((row) => [`${row.type} ${row.slug}`, row.name]));
  return entries.map((entry) => {
    const claim = claims.get(entry) ?? ok(null);
    if (!claim.ok) return claim;
    const key = `${entry.type} ${entry.slug}`;
    const name = taken.get(key);
    taken.set(key, name ?? entry.name);
    return name === undefined
      ? claim
      : refusedFor('slug', `${name} has the slug “${entry.slug}”. Use that one, or choose another slug.`);
  });
}

export const badSlug = refusedFor(
  'slug',
  'Write the slug with lower-case letters, digits and single hyphens, at most 200 characters.',
);

function mergedAlready({ name }: Entry): Result<never> {
  return refusedFor('', `${name} was merged into another. Change that one.`);
}

function inUse(noun: Noun, { name }: Entry, publications: number): string {
  const many = publications === 1 ? '1 publication' : `${publications} publications`;
  const where =
    noun === 'person' || noun === 'organization'
      ? `stands in the ${publications === 1 ? 'byline' : 'bylines'} of ${many}`
      : noun === 'outlet'
        ? `is where ${many} first appeared`
        : `gathers ${many}`;
  return `${name} ${where}, earlier texts and drafts included, and can’t be deleted. Retire instead, or merge with another.`;
}
