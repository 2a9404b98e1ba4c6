import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import type { Noun } from './directory.ts';
import { TABLES } from './tables.ts';

/** What would miss an entry: publications that name it in any text, past ones, drafts and kept drafts included, and accounts. */
export type References = { publications: number; members: number };

/** Counts what names an entry, or one that was merged into it. */
export async function countReferences(db: DbOrTx, noun: Noun, id: string): Promise<References> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${TABLES[noun]} WHERE id = ${id}::uuid OR "mergedIntoId" = ${id}::uuid`;
  const counted = await Promise.all([
    db.$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT named.id)::int AS count FROM (${PUBLICATIONS[noun](ids.map((row) => row.id))}) named(id)`,
    noun === 'person' || noun === 'hub'
      ? db.$queryRaw<{ count: number }[]>`SELECT (${MEMBERS[noun](id)})::int AS count`
      : [{ count: 0 }],
  ]);
  const [publications, members] = counted.map((rows) => rows[0]?.count ?? 0);
  return { publications: publications ?? 0, members: members ?? 0 };
}

function inBylines(key: 'personId' | 'organizationId', ids: string[]): Prisma.Sql {
  const named = ids.map((id) => JSON.stringify([{ [key]: id }]));
  return Prisma.join(
    named.map(
      (json) => Prisma.sql`
        SELECT "publicationId" FROM "Revision" WHERE (content -> 'byline') @> ${json}::jsonb
        UNION ALL SELECT "publicationId" FROM "Draft" WHERE (content -> 'byline') @> ${json}::jsonb
        UNION ALL SELECT "publicationId" FROM "KeptDraft" WHERE (content -> 'byline') @> ${json}::jsonb`,
    ),
    ' UNION ALL ',
  );
}

const PUBLICATIONS: Record<Noun, (ids: string[]) => Prisma.Sql> = {
  person: (ids) => Prisma.sql`
    SELECT "publicationId" FROM "Contribution" WHERE "personId" = ANY (${ids}::uuid[])
    UNION ALL ${inBylines('personId', ids)}`,
  organization: (ids) => Prisma.sql`
    SELECT "publicationId" FROM "Contribution" WHERE "organizationId" = ANY (${ids}::uuid[])
    UNION ALL ${inBylines('organizationId', ids)}`,
  outlet: (ids) => Prisma.sql`
    SELECT id FROM "Publication" WHERE "outletId" = ANY (${ids}::uuid[])
    UNION ALL SELECT "publicationId" FROM "Draft" WHERE content ->> 'outletId' = ANY (${ids}::text[])
    UNION ALL SELECT "publicationId" FROM "KeptDraft" WHERE content ->> 'outletId' = ANY (${ids}::text[])
    UNION ALL SELECT "publicationId" FROM "Revision" WHERE content ->> 'outletId' = ANY (${ids}::text[])`,
  hub: (ids) => Prisma.sql`
    SELECT "publicationId" FROM "PublicationHub" WHERE "hubId" = ANY (${ids}::uuid[])
    UNION ALL ${Prisma.join(
      ids.map((id) => {
        const json = JSON.stringify([id]);
        return Prisma.sql`SELECT "publicationId" FROM "Revision" WHERE (content -> 'hubs') @> ${json}::jsonb
          UNION ALL SELECT "publicationId" FROM "Draft" WHERE (content -> 'hubs') @> ${json}::jsonb
          UNION ALL SELECT "publicationId" FROM "KeptDraft" WHERE (content -> 'hubs') @> ${json}::jsonb`;
      }),
      ' UNION ALL ',
    )}`,
};

const MEMBERS = {
  person: (id: string) => Prisma.sql`
    SELECT (SELECT count(*) FROM "Member" WHERE "personId" = ${id}::uuid)
      + (SELECT count(*) FROM "Invitation" WHERE "personId" = ${id}::uuid AND "acceptedAt" IS NULL)`,
  hub: (id: string) => Prisma.sql`
    SELECT (SELECT count(*) FROM "MemberProgram" WHERE "hubId" = ${id}::uuid)
      + (SELECT count(*) FROM "Invitation" WHERE ${id}::uuid = ANY (programs) AND "acceptedAt" IS NULL)`,
};
