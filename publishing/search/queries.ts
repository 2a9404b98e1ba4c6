import { Prisma } from '../../generated/prisma/client.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import type { HubType } from '../hubs/hub.ts';
import { PERSON_COLUMNS, type PersonRow, toPersonCard } from '../people/queries.ts';
import type { PersonCard } from '../people/views.ts';
import type { HubLink } from '../publications/views.ts';
import { isLiteral, isUnspaced, type SearchTerm } from './search-query.ts';
import type { Facet } from './views.ts';

/*
 * What search asks of the database about queries, names, pins and counts; what matches, its words and its passages are asked
 * in the files beside this one. What the public may see is decided by `is_public`, in every statement.
 */

/** Of a row `d` of SearchDocument: whether readers may find it. */
export const PUBLIC_DOCUMENT = Prisma.sql`is_public(d.state, d."releaseAt")`;

/** The languages that there are documents in, as text search configurations. */
export async function listConfigs(db: DbOrTx): Promise<string[]> {
  const rows = await db.$queryRaw<{ value: string }[]>`
    SELECT value FROM "SearchFacet" WHERE facet = 'language' ORDER BY number`;
  return rows.map(({ value }) => value);
}

/** A term with what else may stand in its place: corrections of a typing error, or words that it begins. */
export type WidenedTerm = SearchTerm & { alternatives: string[] };

/**
 * The terms as the database's own query: all wanted ones, in one and the same language, and none of the excluded, whatever
 * the language. Empty when nothing is wanted, or only words that say nothing, such as "the".
 */
export async function compileTerms(db: DbOrTx, terms: WidenedTerm[], configs: string[]): Promise<string> {
  const wanted = terms.filter(({ excluded }) => !excluded);
  const excluded = terms.filter((term) => term.excluded);
  if (wanted.length === 0 || configs.length === 0) return '';
  const inOneLanguage = configs.map(
    (config) =>
      Prisma.sql`(${Prisma.join(
        wanted.map((term) => anyForm(term, config)),
        ' && ',
      )})`,
  );
  const unwanted = excluded.flatMap((term) => configs.map((config) => anyForm(term, config)));
  const [row] = await db.$queryRaw<{ query: string }[]>`
    SELECT CASE WHEN numnode(wanted) = 0 THEN '' ELSE (wanted && !!unwanted)::text END AS query
    FROM (SELECT (${Prisma.join(inOneLanguage, ' || ')}) AS wanted,
      (${unwanted.length === 0 ? Prisma.sql`''::tsquery` : Prisma.join(unwanted, ' || ')}) AS unwanted) parts`;
  return row?.query ?? '';
}

/** Numbers of chosen values; a value that nothing has gives -1, which nothing has. */
export async function facetNumbers(db: DbOrTx, chosen: { facet: Facet; value: string }[]): Promise<number[]> {
  if (chosen.length === 0) return [];
  const rows = await db.$queryRaw<{ number: number }[]>`
    SELECT coalesce((SELECT s.number FROM "SearchFacet" s WHERE s.facet = c.facet AND s.value = CASE c.facet
      WHEN 'kind' THEN c.value WHEN 'year' THEN c.value
      WHEN 'person' THEN (SELECT id::text FROM "Person" WHERE slug = c.value)
      ELSE (SELECT id::text FROM "Hub" WHERE type::text = c.facet AND slug = c.value) END), -1) AS number
    FROM unnest(${chosen.map(({ facet }) => facet)}::text[], ${chosen.map(({ value }) => value)}::text[]) c(facet, value)`;
  return rows.map(({ number }) => number);
}

/** People whom readers can meet, with a name in which every word begins one; of each place in `words` any word will do. */
export async function peopleNamed(db: DbOrTx, words: string[][], limit: number): Promise<PersonCard[]> {
  if (words.length === 0) return [];
  const rows = await db.$queryRaw<PersonRow[]>`
    SELECT ${PERSON_COLUMNS} FROM "Person" pe
    LEFT JOIN LATERAL (SELECT count(*) AS n FROM (SELECT FROM "ListEntry" e JOIN "Publication" p ON p.id = e."publicationId"
      WHERE e.scope = 'person:' || pe.id AND is_public(p.state, p."releaseAt") LIMIT 50) pieces) written ON true
    WHERE ${namedBy(Prisma.sql`pe.name`, words)} AND (written.n > 0 OR (pe.standing <> 'contributor' AND pe."retiredAt" IS NULL))
    ORDER BY written.n DESC, pe.name LIMIT ${limit}`;
  return rows.map(toPersonCard);
}

/** Hubs with a name in which every word begins one; the shortest name first. */
export async function hubsNamed(db: DbOrTx, words: string[][], limit: number): Promise<HubLink[]> {
  if (words.length === 0) return [];
  return db.$queryRaw<HubLink[]>`
    SELECT h.type::text AS type, h.slug, h.name FROM "Hub" h
    WHERE ${namedBy(Prisma.sql`h.name`, words)} AND h."retiredAt" IS NULL ORDER BY length(h.name), h.name LIMIT ${limit}`;
}

/** Topics with names like what was typed, then those with most publications. */
export async function nearestTopics(db: DbOrTx, typed: string, limit: number): Promise<HubLink[]> {
  const type: HubType = 'topic';
  return db.$queryRaw<HubLink[]>`
    SELECT h.type::text AS type, h.slug, h.name FROM "Hub" h
    WHERE h.type = ${type}::"HubType" AND h."retiredAt" IS NULL
    ORDER BY word_similarity(${typed}, search_fold(h.name)) DESC,
      coalesce((SELECT t.count FROM "ListTotal" t WHERE t.scope = 'hub:' || h.id), 0) DESC, h.name LIMIT ${limit}`;
}

/** Public titles in which the words stand, the last perhaps only begun; newest first. */
export async function titlesWith(db: DbOrTx, words: string[][], configs: string[], limit: number): Promise<string[]> {
  if (words.length === 0 || configs.length === 0) return [];
  const forms = configs.map((config) => {
    const whole = (word: string) => Prisma.sql`search_phrase(${config}, ${word})`;
    const begun = (word: string) => Prisma.sql`to_tsquery('search_simple', quote_literal(${word}) || ':A*')`;
    const places = words.map((either, place) => {
      const last = place === words.length - 1;
      return Prisma.sql`(${Prisma.join(
        either.flatMap((word) => (last && !isLiteral(word) ? [whole(word), begun(word)] : [whole(word)])),
        ' || ',
      )})`;
    });
    return Prisma.sql`(${Prisma.join(places, ' && ')})`;
  });
  const [compiled] = await db.$queryRaw<{ query: string }[]>`SELECT (${Prisma.join(forms, ' || ')})::text AS query`;
  if (!compiled?.query) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT d."publicationId" AS id FROM "SearchDocument" d WHERE d.head @@ ${compiled.query}::tsquery AND ${PUBLIC_DOCUMENT}
    ORDER BY d."releaseAt" DESC LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** What staff want first for a search, of what is public. */
export async function pinnedFor(db: DbOrTx, key: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."publicationId" AS id FROM "SearchPin" s JOIN "SearchDocument" d USING ("publicationId")
    WHERE s.query = ${key} AND ${PUBLIC_DOCUMENT} ORDER BY s.position, s."publicationId"`;
  return rows.map(({ id }) => id);
}

/** Different searches that one day keeps; a flood of nonsense fills no disk. */
const SEARCHES_A_DAY = 5_000;

/** Counts a search, by day and by what was searched for; nothing of who asked. */
export async function countSearch(db: DbOrTx, key: string, results: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SearchCount" (day, query, count, results)
    SELECT current_date, ${key}, 1, ${results}
    WHERE EXISTS (SELECT FROM "SearchCount" WHERE day = current_date AND query = ${key})
      OR (SELECT count(*) FROM "SearchCount" WHERE day = current_date) < ${SEARCHES_A_DAY}
    ON CONFLICT (day, query) DO UPDATE SET count = "SearchCount".count + 1, results = excluded.results`;
}

function anyForm(term: WidenedTerm, config: string): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    stemmers(config).flatMap((stemmer) => formsOf(term, stemmer)),
    ' || ',
  )})`;
}

function formsOf({ type, text, alternatives }: WidenedTerm, stemmer: string): Prisma.Sql[] {
  switch (type) {
    case 'word':
      return [text, ...alternatives].map((word) => Prisma.sql`plainto_tsquery(${stemmer}::regconfig, ${word})`);
    case 'phrase': {
      const parts = text.replace(/[-‐‑–—_]+/g, ' ');
      return [text, parts].map((words) => Prisma.sql`phraseto_tsquery(${stemmer}::regconfig, ${words})`);
    }
    case 'literal': {
      const literal = Prisma.sql`search_phrase(${stemmer}, ${text})`;
      // "R&D" is also found where a text says "R & D".
      return text.includes('&') ? [literal, Prisma.sql`phraseto_tsquery('search_simple', ${text})`] : [literal];
    }
  }
}

/** How the words of a configuration were stemmed; see search_words in the migration. */
function stemmers(config: string): string[] {
  const once = config === 'search_english' || config === 'search_simple';
  return once ? [config] : [config, config.replace('search_', 'pg_catalog.')];
}

function namedBy(column: Prisma.Sql, words: string[][]): Prisma.Sql {
  return Prisma.join(
    words.map(
      (either) =>
        Prisma.sql`(${Prisma.join(
          either.map((word) => hasWord(column, word)),
          ' OR ',
        )})`,
    ),
    ' AND ',
  );
}

function hasWord(column: Prisma.Sql, word: string): Prisma.Sql {
  const like = escapeLike(word);
  const somewhere = Prisma.sql`search_fold(${column}) LIKE ${`%${like}%`}`;
  if (isUnspaced(word)) return somewhere;
  return Prisma.sql`(${somewhere} AND translate(' ' || search_fold(${column}), '-’''(', '    ') LIKE ${`% ${like}%`})`;
}
