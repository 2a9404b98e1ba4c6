import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { PUBLIC_DOCUMENT } from './queries.ts';
import { MOST_REACHED } from './search-request.ts';
import type { Estimated, Facet, Sort } from './views.ts';

/** What matches a compiled query: which of it a page shows, in which order, and how it is counted. */

/** What a page shows, in its order. */
export type Shown = {
  ids: string[];
  /** How many matches can be turned to. */
  reached: number;
};

/** How many match, in all and with each value. */
export type Counted = {
  total: number;
  /** What comes from a sample: the counts of values, the total as well, or neither. */
  estimated: Estimated;
  facets: { facet: Facet; value: string; label: string; count: number; chosen: boolean }[];
};

/** How many matches are counted one by one for each value; of more every so manieth is. */
const COUNTED = 2_000;
/** One document in so many is in the sample, an index of its own; see the migration. */
const SAMPLED = 25;
/** Matches in the sample beyond which a search is judged by the sample: counting all would take too long. */
const MANY_SAMPLED = 280;
/** Documents that are looked through for the newest of so many matches: enough for every page there is. */
const LOOKED_THROUGH = 8_000;
/** Matches whose relevance is weighed: the newest, and the newest of those with the words in title, byline or hubs. */
const WEIGHED_NEWEST = 80;
const WEIGHED_HEADS = 150;
const VALUES_SHOWN = 12;

const IN_SAMPLE = Prisma.sql`(uuid_hash(d."publicationId") & 1073741823) % ${Prisma.raw(String(SAMPLED))} = 0`;

/**
 * One page of what matches, and all counts, each as soon as it is there. Without a query everything matches; `words` is how many
 * it is made of.
 */
export async function findMatches(
  db: DbOrTx,
  query: string,
  phrase: string,
  words: number,
  facets: number[],
  sort: Sort,
  offset: number,
  limit: number,
  manySampled = MANY_SAMPLED,
): Promise<{ shown: Promise<Shown>; counted: Promise<Counted> }> {
  const conditions = (column: Prisma.Sql) => Prisma.sql`${PUBLIC_DOCUMENT}
    ${query === '' ? Prisma.empty : Prisma.sql`AND ${column} @@ ${query}::tsquery`}
    ${facets.length === 0 ? Prisma.empty : Prisma.sql`AND d.facets @> ${facets}::int[]`}`;
  const matching = conditions(Prisma.sql`d.vector`);
  const many = await matchMany(db, matching, manySampled);
  const ranked =
    sort === 'relevance' && query !== ''
      ? byRelevance(query, phrase, words, conditions(Prisma.sql`d.head`), offset, limit)
      : byDate(sort, offset, limit);
  return {
    shown: findShown(db, many ? firstByDate(matching, sort) : everyOne(matching), ranked),
    counted: countMatches(db, matching, facets, many),
  };
}

/** Whether so much matches, by the sample, that it has to be judged by the sample. */
async function matchMany(db: DbOrTx, matching: Prisma.Sql, manySampled: number): Promise<boolean> {
  const [sample] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT FROM "SearchDocument" d WHERE ${IN_SAMPLE} AND ${matching}
      LIMIT ${manySampled + 1}) found`;
  return (sample?.n ?? 0) > manySampled;
}

async function findShown(db: DbOrTx, matched: Prisma.Sql, ranked: Prisma.Sql): Promise<Shown> {
  const [row] = await db.$queryRaw<{ ids: string[] | null; reached: number }[]>`
    WITH matched AS MATERIALIZED (${matched}), ranked AS (${ranked})
    SELECT array_agg(id ORDER BY place) AS ids, coalesce(max(reached), 0)::int AS reached FROM ranked`;
  return { ids: row?.ids ?? [], reached: row?.reached ?? 0 };
}

async function countMatches(db: DbOrTx, matching: Prisma.Sql, chosen: number[], many: boolean): Promise<Counted> {
  const [row] = await db.$queryRaw<{ total: number; facets: Counted['facets'] | null }[]>`
    WITH ${many ? inSample(matching) : evenlySampled(matching)},
    numbers AS (
      SELECT number, count(*) * (SELECT step FROM counted) AS n FROM sampled, unnest(facets) number GROUP BY number),
    counts AS (
      SELECT s.facet, s.value, s.number, numbers.n, row_number() OVER (PARTITION BY s.facet ORDER BY numbers.n DESC, s.value) AS place
      FROM numbers JOIN "SearchFacet" s USING (number)
      WHERE s.facet IN ('kind', 'topic', 'region', 'program', 'person', 'year')),
    shown AS (
      SELECT c.facet, coalesce(h.slug, pe.slug, c.value) AS value, coalesce(h.name, pe.name, c.value) AS label, c.n AS count,
        c.number = ANY (${chosen}::int[]) AS chosen, c.place
      FROM counts c LEFT JOIN "Hub" h ON c.facet IN ('topic', 'region', 'program') AND h.id::text = c.value
        LEFT JOIN "Person" pe ON c.facet = 'person' AND pe.id::text = c.value
      WHERE c.place <= ${VALUES_SHOWN} OR c.facet IN ('kind', 'year') OR c.number = ANY (${chosen}::int[]))
    SELECT (SELECT total FROM counted)::int AS total,
      (SELECT json_agg(json_build_object('facet', facet, 'value', value, 'label', label, 'count', count, 'chosen', chosen) ORDER BY place)
        FROM shown) AS facets`;
  const total = row?.total ?? 0;
  return { total, estimated: many ? 'total' : total > COUNTED ? 'values' : 'nothing', facets: row?.facets ?? [] };
}

function everyOne(matching: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT d."publicationId" AS id, d."releaseAt" FROM "SearchDocument" d WHERE ${matching}`;
}

/** The first matches by date, without looking for the others. */
function firstByDate(matching: Prisma.Sql, sort: Sort): Prisma.Sql {
  const order =
    sort === 'oldest' ? Prisma.sql`"releaseAt", "publicationId"` : Prisma.sql`"releaseAt" DESC, "publicationId" DESC`;
  return Prisma.sql`SELECT d."publicationId" AS id, d."releaseAt" FROM (
      SELECT * FROM "SearchDocument" ORDER BY ${order} LIMIT ${LOOKED_THROUGH}) d
    WHERE ${matching} LIMIT ${sort === 'relevance' ? WEIGHED_NEWEST : MOST_REACHED}`;
}

function evenlySampled(matching: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`found AS MATERIALIZED (SELECT d."publicationId" AS id, d.facets FROM "SearchDocument" d WHERE ${matching}),
    counted AS (SELECT count(*) AS total, greatest(1, ceil(count(*) / ${COUNTED}::float8))::int AS step FROM found),
    sampled AS (SELECT facets FROM found
      WHERE (SELECT step FROM counted) = 1 OR (uuid_hash(id) & 1073741823) % (SELECT step FROM counted) = 0)`;
}

function inSample(matching: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`sampled AS MATERIALIZED (SELECT d.facets FROM "SearchDocument" d WHERE ${IN_SAMPLE} AND ${matching}),
    counted AS (SELECT count(*) * ${SAMPLED} AS total, ${SAMPLED}::int AS step FROM sampled)`;
}

function byDate(sort: Sort, offset: number, limit: number): Prisma.Sql {
  const order = sort === 'oldest' ? Prisma.sql`"releaseAt", id` : Prisma.sql`"releaseAt" DESC, id DESC`;
  return Prisma.sql`SELECT id, row_number() OVER (ORDER BY ${order}) AS place, count(*) OVER () AS reached FROM matched
    ORDER BY ${order} OFFSET ${offset} LIMIT ${limit}`;
}

/** `OFFSET 0` has the index of heads used: read in the order of dates, thousands of heads would have to be opened. */
function byRelevance(
  query: string,
  phrase: string,
  words: number,
  headMatches: Prisma.Sql,
  offset: number,
  limit: number,
): Prisma.Sql {
  return Prisma.sql`
    SELECT id, row_number() OVER (ORDER BY score DESC, id) AS place, count(*) OVER () AS reached FROM (
      SELECT d."publicationId" AS id, ${score(query, phrase, words)} AS score FROM (
        (SELECT id FROM matched ORDER BY "releaseAt" DESC LIMIT ${WEIGHED_NEWEST})
        UNION
        (SELECT id FROM (SELECT d."publicationId" AS id, d."releaseAt" FROM "SearchDocument" d WHERE ${headMatches} OFFSET 0) heads
          ORDER BY "releaseAt" DESC LIMIT ${WEIGHED_HEADS})
      ) candidates JOIN "SearchDocument" d ON d."publicationId" = candidates.id) scored
    ORDER BY score DESC, id OFFSET ${offset} LIMIT ${limit}`;
}

/** How much it counts that the words are the whole title. */
const TITLE_SHARE = 0.8;

/**
 * How well a document answers: the words everywhere, weighed by where they stand; how much of the title they are; whether
 * they stand in it as typed; and, gently, how new it is.
 */
function score(query: string, phrase: string, words: number): Prisma.Sql {
  const title = Prisma.sql`ts_filter(d.head, '{a}')`;
  return Prisma.sql`
    (ts_rank('{0.05, 0.3, 0.4, 1}', d.vector, ${query}::tsquery, 1)
      + CASE WHEN ${title} @@ ${query}::tsquery THEN 0.1 + ${TITLE_SHARE * words}::float8 / greatest(length(${title}), 1) ELSE 0 END
      + 0.3 * (${title} @@ ${phrase}::tsquery)::int)
    / (1 + 0.01 * greatest(0, extract(epoch FROM now() - d."releaseAt")) / 31557600)`;
}
