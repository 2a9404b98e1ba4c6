import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { scopes } from '../listings/listing.ts';
import { countList, totalNow } from '../listings/queries.ts';
import { PERSON_COLUMNS, type PersonRow, toPersonCard } from '../people/queries.ts';
import type { HubType } from './hub.ts';
import type { HubCard, HubView } from './views.ts';

/** The hubs of a type, in their order, then by name, with how many publications each gathers now. */
export async function listHubs(db: DbOrTx, type: HubType): Promise<HubCard[]> {
  return db.$queryRaw<HubCard[]>`
    SELECT h.id, h.type::text AS type, h.slug, h.name, h.description, ${totalNow(Prisma.sql`'hub:' || h.id`)} AS total
    FROM "Hub" h WHERE h.type = ${type}::"HubType" AND h."retiredAt" IS NULL ORDER BY h.position, h.name`;
}

const NEWEST_LOOKED_AT = 100;
const PEOPLE_SHOWN = 8;

/** A hub with those who wrote most often among its newest publications. */
export async function findHub(db: DbOrTx, type: HubType, slug: string): Promise<HubView | null> {
  const [hub] = await db.$queryRaw<Omit<HubCard, 'total'>[]>`
    SELECT id, type::text AS type, slug, name, description FROM "Hub" WHERE type = ${type}::"HubType" AND slug = ${slug} AND "mergedIntoId" IS NULL`;
  if (!hub) return null;
  const scope = scopes.hub(hub.id);
  const [total, people] = await Promise.all([
    countList(db, scope),
    db.$queryRaw<PersonRow[]>`
      WITH newest AS (SELECT "publicationId" FROM "ListEntry" WHERE scope = ${scope} AND "releaseAt" <= now()
        ORDER BY "releaseAt" DESC, "publicationId" DESC LIMIT ${NEWEST_LOOKED_AT}),
      writers AS (SELECT c."personId", count(*) AS n FROM newest JOIN "Contribution" c USING ("publicationId")
        WHERE c."personId" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${PEOPLE_SHOWN})
      SELECT ${PERSON_COLUMNS} FROM writers JOIN "Person" pe ON pe.id = writers."personId" ORDER BY writers.n DESC, pe.name`,
  ]);
  return { ...hub, total, people: people.map(toPersonCard) };
}
