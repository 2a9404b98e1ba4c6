import { Prisma } from '../../generated/prisma/client.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { auditAll } from '../audit/audit.ts';
import { contentJson, type PublicationContent } from '../publications/content.ts';
import { leaveAddress } from '../redirects/own-address.ts';
import type { Owner } from '../redirects/redirect.ts';
import { refreshSearch } from '../search/projection.ts';
import { type Noun, pathOf } from './directory.ts';
import { followed } from './followed.ts';
import { holdDirectoryAlone } from './merges.ts';
import { type LockedEntry, lockEntries, TABLES } from './tables.ts';

export type MergeInput = { duplicate: string; into: string };

/**
 * Makes a duplicate the one it really is. Bylines, hubs, lists, drafts, accounts and redirects name the
 * other from now on, and its address leads there. Revisions are never changed, so the row stays for them to name; whatever is
 * written from them follows the merge (merges.ts).
 */
export async function mergeEntry(
  actor: Actor,
  noun: Noun,
  input: MergeInput,
  outer?: Tx,
): Promise<Result<{ publications: number }>> {
  authorize(actor, 'directory.manage');
  return within(outer, async (tx) => {
    await holdDirectoryAlone(tx);
    const rows = await lockEntries(tx, noun, [input.duplicate, input.into]);
    const [duplicate, into] = [rows.get(input.duplicate), rows.get(input.into)];
    if (!duplicate || !into) return refusedFor('duplicate', 'One of the two is not there any more. Look again.');
    const refusal = refuse(duplicate, into);
    if (refusal) return refusal;
    const ids = await tx.$queryRaw<{ id: string }[]>`${NAMING[noun](duplicate.id)}`;
    const publications = ids.map(({ id }) => id);
    await repoint(tx, noun, duplicate.id, into.id);
    const drafts = await rewriteDrafts(tx, noun, duplicate.id, into.id);
    await tx.$executeRaw`
      UPDATE ${TABLES[noun]} SET "mergedIntoId" = ${into.id}::uuid, "retiredAt" = coalesce("retiredAt", now()), "updatedAt" = now()
      WHERE id = ${duplicate.id}::uuid OR "mergedIntoId" = ${duplicate.id}::uuid`;
    const [old, now, owner] = [pathOf(noun, duplicate), pathOf(noun, into), ownerOf(noun, into.id)];
    if (old !== null && now !== null && owner) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${old}, 0))`;
      await leaveAddress(tx, actor, old, now, owner);
    }
    await refreshSearch(tx, publications);
    const counts = { publications: publications.length, drafts };
    await auditAll(tx, actor, 'merge', [
      {
        type: noun,
        id: duplicate.id,
        detail: { before: named(duplicate), after: { mergedInto: named(into) }, ...counts },
      },
      { type: noun, id: into.id, detail: { before: named(into), after: { absorbed: named(duplicate) }, ...counts } },
    ]);
    await announce(tx, { type: 'name.changed' });
    return ok({ publications: publications.length });
  });
}

export function ownerOf(noun: Noun, id: string): Owner | null {
  switch (noun) {
    case 'person':
      return { personId: id };
    case 'organization':
      return { organizationId: id };
    case 'hub':
      return { hubId: id };
    case 'outlet':
      return null;
  }
}

function refuse(duplicate: LockedEntry, into: LockedEntry): Result<never> | null {
  if (duplicate.id === into.id) return refusedFor('duplicate', 'These are one and the same. Choose another.');
  if (duplicate.type !== into.type) return refusedFor('duplicate', `A ${duplicate.type} can’t become a ${into.type}.`);
  if (duplicate.mergedIntoId) return refusedFor('duplicate', `${duplicate.name} was merged already.`);
  if (into.mergedIntoId) {
    return refusedFor('duplicate', `${into.name} was itself merged into another meanwhile. Merge with that one.`);
  }
  return null;
}

const named = ({ id, slug, name }: LockedEntry) => ({ id, slug, name });

/** Publications whose live text names it. */
const NAMING: Record<Noun, (id: string) => Prisma.Sql> = {
  person: (id) => Prisma.sql`SELECT DISTINCT "publicationId" AS id FROM "Contribution" WHERE "personId" = ${id}::uuid`,
  organization: (id) =>
    Prisma.sql`SELECT DISTINCT "publicationId" AS id FROM "Contribution" WHERE "organizationId" = ${id}::uuid`,
  outlet: (id) => Prisma.sql`SELECT id FROM "Publication" WHERE "outletId" = ${id}::uuid`,
  hub: (id) => Prisma.sql`SELECT "publicationId" AS id FROM "PublicationHub" WHERE "hubId" = ${id}::uuid`,
};

async function repoint(tx: Tx, noun: Noun, from: string, into: string): Promise<void> {
  switch (noun) {
    case 'person':
      await repointContributions(tx, Prisma.raw('"personId"'), from, into);
      await repointDeskColumn(tx, Prisma.raw('"deskPeople"'), from, into);
      await repointLists(tx, `person:${from}`, `person:${into}`);
      await tx.member.updateMany({ where: { personId: from }, data: { personId: into } });
      await tx.invitation.updateMany({ where: { personId: from }, data: { personId: into } });
      await tx.redirect.updateMany({ where: { personId: from }, data: { personId: into } });
      return;
    case 'organization':
      await repointContributions(tx, Prisma.raw('"organizationId"'), from, into);
      await repointLists(tx, `organization:${from}`, `organization:${into}`);
      await tx.redirect.updateMany({ where: { organizationId: from }, data: { organizationId: into } });
      return;
    case 'outlet':
      await tx.$executeRaw`UPDATE "Publication" SET "outletId" = ${into}::uuid WHERE "outletId" = ${from}::uuid`;
      await tx.importSource.updateMany({ where: { outletId: from }, data: { outletId: into } });
      return;
    case 'hub':
      await repointHubs(tx, from, into);
      await repointDeskColumn(tx, Prisma.raw('"deskHubs"'), from, into);
      await repointLists(tx, `hub:${from}`, `hub:${into}`);
      await tx.importSource.updateMany({ where: { hubId: from }, data: { hubId: into } });
      await tx.redirect.updateMany({ where: { hubId: from }, data: { hubId: into } });
      return;
  }
}

/** Of two places in one role, the earlier stays; who is the author is not also somebody it was written with. */
async function repointContributions(tx: Tx, column: Prisma.Sql, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Contribution" later USING "Contribution" earlier
    WHERE later."publicationId" = earlier."publicationId" AND later.role = earlier.role
      AND later.position > earlier.position
      AND (later.${column} = ${from}::uuid AND earlier.${column} = ${into}::uuid
        OR later.${column} = ${into}::uuid AND earlier.${column} = ${from}::uuid)`;
  await tx.$executeRaw`
    DELETE FROM "Contribution" helper USING "Contribution" author
    WHERE helper."publicationId" = author."publicationId" AND helper.role = 'with' AND author.role = 'author'
      AND (helper.${column} = ${from}::uuid AND author.${column} = ${into}::uuid
        OR helper.${column} = ${into}::uuid AND author.${column} = ${from}::uuid)`;
  await tx.$executeRaw`UPDATE "Contribution" SET ${column} = ${into}::uuid WHERE ${column} = ${from}::uuid`;
}

async function repointHubs(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "PublicationHub" kept SET position = least(kept.position, gone.position) FROM "PublicationHub" gone
    WHERE kept."publicationId" = gone."publicationId" AND kept."hubId" = ${into}::uuid AND gone."hubId" = ${from}::uuid`;
  await tx.$executeRaw`
    DELETE FROM "PublicationHub" gone USING "PublicationHub" kept
    WHERE kept."publicationId" = gone."publicationId" AND kept."hubId" = ${into}::uuid AND gone."hubId" = ${from}::uuid`;
  await tx.$executeRaw`UPDATE "PublicationHub" SET "hubId" = ${into}::uuid WHERE "hubId" = ${from}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "MemberProgram" ("memberId", "hubId")
    SELECT "memberId", ${into}::uuid FROM "MemberProgram" WHERE "hubId" = ${from}::uuid ON CONFLICT DO NOTHING`;
  await tx.memberProgram.deleteMany({ where: { hubId: from } });
  await tx.$executeRaw`
    UPDATE "Invitation" SET programs = array_replace(programs, ${from}::uuid, ${into}::uuid)
    WHERE ${from}::uuid = ANY (programs)`;
}

async function repointDeskColumn(tx: Tx, column: Prisma.Sql, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Publication" SET ${column} = CASE WHEN ${column} @> ARRAY[${into}::uuid]
      THEN array_remove(${column}, ${from}::uuid) ELSE array_replace(${column}, ${from}::uuid, ${into}::uuid) END
    WHERE ${column} @> ARRAY[${from}::uuid]`;
}

async function repointLists(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ListEntry" gone USING "ListEntry" kept
    WHERE gone.scope = ${from} AND kept.scope = ${into} AND kept."publicationId" = gone."publicationId"`;
  await tx.$executeRaw`UPDATE "ListEntry" SET scope = ${into} WHERE scope = ${from}`;
  await tx.$executeRaw`DELETE FROM "ListCount" WHERE scope = ${from}`;
  await tx.$executeRaw`DELETE FROM "ListTotal" WHERE scope = ${from}`;
}

/** Open drafts name the other at once. Their counters stay: nobody's typing is interrupted, and what they save follows too. */
async function rewriteDrafts(tx: Tx, noun: Noun, from: string, into: string): Promise<number> {
  const rows = await tx.$queryRaw<{ publicationId: string; content: PublicationContent }[]>`
    SELECT "publicationId", content FROM "Draft" WHERE ${DRAFTS[noun](from)} FOR UPDATE`;
  const merges = new Map([[from, into]]);
  for (const { publicationId, content } of rows) {
    const now = JSON.stringify(contentJson(followed(content, merges)));
    await tx.$executeRaw`UPDATE "Draft" SET content = ${now}::jsonb WHERE "publicationId" = ${publicationId}::uuid`;
  }
  return rows.length;
}

const DRAFTS: Record<Noun, (id: string) => Prisma.Sql> = {
  person: (id) => Prisma.sql`content -> 'byline' @> ${JSON.stringify([{ personId: id }])}::jsonb`,
  organization: (id) => Prisma.sql`content -> 'byline' @> ${JSON.stringify([{ organizationId: id }])}::jsonb`,
  outlet: (id) => Prisma.sql`content ->> 'outletId' = ${id}`,
  hub: (id) => Prisma.sql`content -> 'hubs' @> ${JSON.stringify([id])}::jsonb`,
};
