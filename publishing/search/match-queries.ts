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
const WEIGHED_NEWEST = 300;
const WEIGHED_HEADS = 150;
/** Of very many, the newest that are weighed: each one more is a walk along the dates. */
const WEIGHED_OF_MANY = 80;
const VALUES_SHOWN = 12;

const IN_SAMPLE = Prisma.sql`(uuid_hash(d."publicationId") & 1073741823) % ${Prisma.raw(String(SAMPLED))} = 0`;

/** What is looked for, compiled; see `compileTerms`. */
export type Wanted = {
  /** Empty: everything. */
  query: string;
  /** The query as typed, when `query` is wider: what matches it comes first. */
  exact: string | null;
  /** All its words in their order. */
  phrase: string;
  /** How many words there are. */
  words: number;
  /** Numbers of values of facets: one of each set. */
  facets: number[][];
};

/** Which of the matches are shown. */
export type Page = { sort: Sort; offset: number; limit: number };

/** One page of what matches, and all counts, each as soon as it is there. */
export async function findMatches(
  db: DbOrTx,
  wanted: Wanted,
  page: Page,
  manySampled = MANY_SAMPLED,
): Promise<{ shown: Promise<Shown>; counted: Promise<Counted> }> {
  const { query, facets } = wanted;
  const { sort } = page;
  const chosen = facets.map((set) => Prisma.sql`AND d.facets && ${set}::int[]`);
  const matching = (column: Prisma.Sql, text = query) => Prisma.sql`${PUBLIC_DOCUMENT}
    ${text === '' ? Prisma.empty : Prisma.sql`AND ${column} @@ ${text}::tsquery`}
    ${chosen.length === 0 ? Prisma.empty : Prisma.join(chosen, ' ')}`;
  const anywhere = matching(Prisma.sql`d.vector`);
  const many = await matchMany(db, anywhere, manySampled);
  const ranked =
    sort === 'relevance' && query !== ''
      ? byRelevance(wanted, page, many ? WEIGHED_OF_MANY : WEIGHED_NEWEST, matching)
      : byDate(page);
  return {
    shown: findShown(db, many ? firstByDate(anywhere, sort) : everyOne(anywhere), ranked),
    counted: countMatches(db, anywhere, facets.flat(), many),
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
    WHERE ${matching} LIMIT ${sort === 'relevance' ? WEIGHED_OF_MANY : MOST_REACHED}`;
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

function byDate({ sort, offset, limit }: Page): Prisma.Sql {
  const order = sort === 'oldest' ? Prisma.sql`"releaseAt", id` : Prisma.sql`"releaseAt" DESC, id DESC`;
  return Prisma.sql`SELECT id, row_number() OVER (ORDER BY ${order}) AS place, count(*) OVER () AS reached FROM matched
    ORDER BY ${order} OFFSET ${offset} LIMIT ${limit}`;
}

/** `OFFSET 0` has the indexes used: read in the order of dates, thousands of documents would have to be opened. */
function byRelevance(
  { query, exact, phrase, words }: Wanted,
  { offset, limit }: Page,
  newest: number,
  matching: (column: Prisma.Sql, text: string) => Prisma.Sql,
): Prisma.Sql {
  const newestOf = (conditions: Prisma.Sql, most: number) => Prisma.sql`
    (SELECT id FROM (SELECT d."publicationId" AS id, d."releaseAt" FROM "SearchDocument" d WHERE ${conditions} OFFSET 0) found
      ORDER BY "releaseAt" DESC LIMIT ${most})`;
  const candidates = [
    Prisma.sql`(SELECT id FROM matched ORDER BY "releaseAt" DESC LIMIT ${newest})`,
    newestOf(matching(Prisma.sql`d.head`, query), WEIGHED_HEADS),
    ...(exact === null ? [] : [newestOf(matching(Prisma.sql`d.vector`, exact), newest)]),
  ];
  const order = Prisma.sql`exact DESC, score DESC, id`;
  return Prisma.sql`
    SELECT id, row_number() OVER (ORDER BY ${order}) AS place, count(*) OVER () AS reached FROM (
      SELECT d."publicationId" AS id, ${score(query, phrase, words)} AS score,
        ${exact === null ? Prisma.sql`true` : Prisma.sql`d.vector @@ ${exact}::tsquery`} AS exact
      FROM (${Prisma.join(candidates, ' UNION ')}) candidates
      JOIN "SearchDocument" d ON d."publicationId" = candidates.id) scored
    ORDER BY ${order} OFFSET ${offset} LIMIT ${limit}`;
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
