import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { type Document, EMPTY_DOCUMENT } from '../body/document.ts';
import type { FileRow } from '../media/document-file.ts';
import { HAS_PAGE, toPicture } from '../publications/cards.ts';
import { type PersonCard, type PersonView, STANDINGS, type Standing } from './views.ts';

export const PERSON_COLUMNS = Prisma.sql`
  pe.id, pe.slug, pe.name, pe.standing::text AS standing, pe.role, pe.affiliation,
  (SELECT to_json(f) FROM "File" f WHERE f.id = pe."portraitId") AS portrait`;

export type PersonRow = {
  id: string;
  slug: string;
  name: string;
  standing: Standing;
  role: string | null;
  affiliation: string | null;
  portrait: FileRow | null;
};

export function toPersonCard(row: PersonRow): PersonCard {
  const { id, slug, name, standing, role, affiliation, portrait } = row;
  return { id, slug, name, standing, role, affiliation, portrait: portrait && toPicture(portrait, name) };
}

/**
 * Everybody with a place in the house, and of the contributors those whom a public byline names; by family name. What is recent is
 * looked for first: of a long list the database reads a whole page of its index, however little is asked.
 */
export async function listPeople(db: DbOrTx): Promise<{ standing: Standing; people: PersonCard[] }[]> {
  const entriesOf = Prisma.sql`SELECT FROM "ListEntry" e WHERE e.scope = 'person:' || pe.id`;
  const rows = await db.$queryRaw<PersonRow[]>`
    SELECT ${PERSON_COLUMNS} FROM "Person" pe
    WHERE pe."retiredAt" IS NULL AND (pe.standing <> 'contributor'
      OR EXISTS (${entriesOf} AND e."releaseAt" BETWEEN now() - interval '3 months' AND now())
      OR EXISTS (${entriesOf} AND e."releaseAt" <= now()))
    ORDER BY pe.position, coalesce(pe."familyName", pe.name), pe.name`;
  return (Object.keys(STANDINGS) as Standing[])
    .map((standing) => ({ standing, people: rows.filter((row) => row.standing === standing).map(toPersonCard) }))
    .filter(({ people }) => people.length > 0);
}

/** The id of a person by the end of their address, shown or not. */
export async function findPersonId(db: DbOrTx, slug: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}

/** `pe` has a page: anybody of the house has one, and a contributor once something of theirs was public. */
export const PERSON_HAS_PAGE = Prisma.sql`(pe."mergedIntoId" IS NULL AND (pe.standing <> 'contributor' OR EXISTS (
  SELECT FROM "Contribution" c JOIN "Publication" p ON p.id = c."publicationId"
  WHERE c."personId" = pe.id AND ${HAS_PAGE})))`;

/** A person with a page. */
export async function findPerson(db: DbOrTx, slug: string): Promise<PersonView | null> {
  const [row] = await db.$queryRaw<
    (PersonRow & { biography: Document | null; orcid: string | null; url: string | null; retiredAt: Date | null })[]
  >`SELECT ${PERSON_COLUMNS}, pe.biography, pe.orcid, pe.url, pe."retiredAt" FROM "Person" pe
    WHERE pe.slug = ${slug} AND ${PERSON_HAS_PAGE}`;
  if (!row) return null;
  return {
    ...toPersonCard(row),
    biography: row.biography ?? EMPTY_DOCUMENT,
    orcid: row.orcid,
    url: row.url,
    retired: row.retiredAt !== null,
  };
}
