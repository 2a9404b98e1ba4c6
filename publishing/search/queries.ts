import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import type { HubType } from '../hubs/hub.ts';
import { PERSON_COLUMNS, type PersonRow, toPersonCard } from '../people/queries.ts';
import type { PersonCard } from '../people/views.ts';
import type { HubLink } from '../publications/views.ts';
import type { SearchTerm } from './search-query.ts';
import { MOST_REACHED } from './search-request.ts';
import type { Estimated, Facet, Sort } from './views.ts';

/** All that search asks of the database. What the public may see is decided by `is_public`, in every statement. */

const PUBLIC_DOCUMENT = Prisma.sql`is_public(d.state, d."releaseAt")`;

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

export type Found = {
  ids: string[];
  total: number;
  /** How many of them can be turned to. */
  reached: number;
  /** What comes from a sample: the counts of values, the total as well, or neither. */
  estimated: Estimated;
  facets: { facet: Facet; value: string; label: string; count: number; chosen: boolean }[];
};

/** How many matches are counted one by one for each value; of more every so manieth is. */
const COUNTED = 2_000;
/** One document in so many is in the sample, an index of its own; see the migration. */
const SAMPLED = 25;
/** Matches in the sample beyond which a search is judged by the sample: counting all would take too long. */
const MANY_SAMPLED = 480;
/** Documents that are looked through for the newest of so many matches: enough for every page there is. */
const LOOKED_THROUGH = 8_000;
/** Matches whose relevance is weighed: the newest, and the newest of those with the words in title, byline or hubs. */
const WEIGHED_NEWEST = 120;
const WEIGHED_HEADS = 150;
const VALUES_SHOWN = 12;

const IN_SAMPLE = Prisma.sql`(uuid_hash(d."publicationId") & 1073741823) % ${Prisma.raw(String(SAMPLED))} = 0`;

/** One page of what matches, with all counts. Without a query everything matches; `words` is how many it is made of. */
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
): Promise<Found> {
  const conditions = (column: Prisma.Sql) => Prisma.sql`${PUBLIC_DOCUMENT}
    ${query === '' ? Prisma.empty : Prisma.sql`AND ${column} @@ ${query}::tsquery`}
    ${facets.length === 0 ? Prisma.empty : Prisma.sql`AND d.facets @> ${facets}::int[]`}`;
  const matching = conditions(Prisma.sql`d.vector`);
  const [sample] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM "SearchDocument" d WHERE ${IN_SAMPLE} AND ${matching}`;
  const many = (sample?.n ?? 0) > manySampled;
  const ranked =
    sort === 'relevance' && query !== ''
      ? byRelevance(query, phrase, words, conditions(Prisma.sql`d.head`), offset, limit)
      : byDate(sort, offset, limit);
  const [row] = await db.$queryRaw<
    { total: number; reached: number; ids: string[] | null; facets: Found['facets'] | null }[]
  >`
    WITH ${many ? fewOfMany(matching, sort) : all(matching)},
    ranked AS (${ranked}),
    numbers AS (
      SELECT number, count(*) * (SELECT step FROM counted) AS n FROM sampled, unnest(facets) number GROUP BY number),
    counts AS (
      SELECT s.facet, s.value, s.number, numbers.n, row_number() OVER (PARTITION BY s.facet ORDER BY numbers.n DESC, s.value) AS place
      FROM numbers JOIN "SearchFacet" s USING (number)
      WHERE s.facet IN ('kind', 'topic', 'region', 'program', 'person', 'year')),
    shown AS (
      SELECT c.facet, coalesce(h.slug, pe.slug, c.value) AS value, coalesce(h.name, pe.name, c.value) AS label, c.n AS count,
        c.number = ANY (${facets}::int[]) AS chosen, c.place
      FROM counts c LEFT JOIN "Hub" h ON c.facet IN ('topic', 'region', 'program') AND h.id::text = c.value
        LEFT JOIN "Person" pe ON c.facet = 'person' AND pe.id::text = c.value
      WHERE c.place <= ${VALUES_SHOWN} OR c.facet IN ('kind', 'year') OR c.number = ANY (${facets}::int[]))
    SELECT (SELECT total FROM counted)::int AS total, coalesce((SELECT max(reached) FROM ranked), 0)::int AS reached,
      (SELECT array_agg(id ORDER BY place) FROM ranked) AS ids,
      (SELECT json_agg(json_build_object('facet', facet, 'value', value, 'label', label, 'count', count, 'chosen', chosen) ORDER BY place)
        FROM shown) AS facets`;
  const total = row?.total ?? 0;
  return {
    ids: row?.ids ?? [],
    total,
    reached: row?.reached ?? 0,
    estimated: many ? 'total' : total > COUNTED ? 'values' : 'nothing',
    facets: row?.facets ?? [],
  };
}

/** Every match, and those of them whose values are counted. */
function all(matching: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`matched AS MATERIALIZED (
      SELECT d."publicationId" AS id, d."releaseAt", d.facets FROM "SearchDocument" d WHERE ${matching}),
    counted AS (SELECT count(*) AS total, greatest(1, ceil(count(*) / ${COUNTED}::float8))::int AS step FROM matched),
    sampled AS (SELECT facets FROM matched
      WHERE (SELECT step FROM counted) = 1 OR (uuid_hash(id) & 1073741823) % (SELECT step FROM counted) = 0)`;
}

/** The first matches by date, without looking for the others; how many there are is told by the sample. */
function fewOfMany(matching: Prisma.Sql, sort: Sort): Prisma.Sql {
  const order =
    sort === 'oldest' ? Prisma.sql`"releaseAt", "publicationId"` : Prisma.sql`"releaseAt" DESC, "publicationId" DESC`;
  return Prisma.sql`matched AS MATERIALIZED (
      SELECT d."publicationId" AS id, d."releaseAt" FROM (SELECT * FROM "SearchDocument" ORDER BY ${order} LIMIT ${LOOKED_THROUGH}) d
      WHERE ${matching} LIMIT ${sort === 'relevance' ? WEIGHED_NEWEST : MOST_REACHED}),
    sampled AS MATERIALIZED (SELECT d.facets FROM "SearchDocument" d WHERE ${IN_SAMPLE} AND ${matching}),
    counted AS (SELECT count(*) * ${SAMPLED} AS total, ${SAMPLED}::int AS step FROM sampled)`;
}

/** Characters of a text in which passages are looked for. */
const LOOKED_AT = 60_000;
/** A passage is cut from so many characters around the first place of a word; marking them takes longer than finding them. */
const AROUND = { before: 160, whole: 480 };

/** Titles and passages with the matches between U+E000 and U+E001, passages parted by U+E002. */
export async function findPassages(
  db: DbOrTx,
  query: string,
  ids: string[],
): Promise<Map<string, { title: string; passages: string }>> {
  if (ids.length === 0 || query === '') return new Map();
  const rows = await db.$queryRaw<{ id: string; title: string; passages: string }[]>(Prisma.sql`
    SELECT p.id, ts_headline(d.config::regconfig, translate(p.title, ${MARKS}, ''), ${query}::tsquery,
        ${`HighlightAll=true, StartSel="${HIT}", StopSel="${HIT_END}"`}) AS title,
      ts_headline(d.config::regconfig, translate(concat_ws(E'\n', p.summary, around.text), ${MARKS}, ''), ${query}::tsquery,
        ${`MaxFragments=2, MaxWords=28, MinWords=14, FragmentDelimiter="${PASSAGE_END}", StartSel="${HIT}", StopSel="${HIT_END}"`}) AS passages
    FROM "SearchDocument" d JOIN "Publication" p ON p.id = d."publicationId"
    CROSS JOIN LATERAL (SELECT left(d.text, ${LOOKED_AT}) AS text, lower(left(d.text, ${LOOKED_AT})) AS small OFFSET 0) look
    CROSS JOIN LATERAL (SELECT string_agg(CASE WHEN place = 1 THEN left(look.text, ${AROUND.whole})
        ELSE '… ' || regexp_replace(substr(look.text, place, ${AROUND.whole}), '^\\S*\\s', '') END, E'\n' ORDER BY place) AS text FROM (
      SELECT DISTINCT ON (place / ${AROUND.whole}) place FROM (
        SELECT greatest(1, coalesce(nullif(strpos(look.small, ' ' || start), 0), strpos(look.small, start)) - ${AROUND.before}) AS place
        FROM unnest(${beginnings(query)}::text[]) start) places) apart) around
    WHERE d."publicationId" = ANY (${ids}::uuid[]) AND ${PUBLIC_DOCUMENT}`);
  return new Map(rows.map(({ id, title, passages }) => [id, { title, passages }]));
}

/** How the wanted words of a compiled query begin, whatever their endings. */
function beginnings(query: string): string[] {
  const stems = [...query.matchAll(/(!?)'((?:[^']|'')+)'/g)]
    .filter(([, excluded]) => !excluded)
    .map(([, , stem = '']) => stem.replaceAll("''", "'"));
  return [...new Set(stems.map((stem) => (stem.length > 4 ? stem.slice(0, -1) : stem)))].slice(0, MOST_BEGINNINGS);
}

const MOST_BEGINNINGS = 6;

export const HIT = '\uE000';
export const HIT_END = '\uE001';
export const PASSAGE_END = '\uE002';
const MARKS = HIT + HIT_END + PASSAGE_END;

/** Those of the words that occur in any text. */
export async function knownWords(db: DbOrTx, words: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<
    { word: string }[]
  >`SELECT word FROM "SearchWord" WHERE word = ANY (${words}::text[])`;
  return new Set(rows.map(({ word }) => word));
}

/** Those of the words that some word of the texts begins with, or is. */
export async function knownBeginnings(db: DbOrTx, words: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT start AS word FROM unnest(${words}::text[]) start
    WHERE EXISTS (SELECT FROM "SearchWord" w
      WHERE w.word ~>=~ start AND w.word ~<~ (start || ${LAST_LETTER}::text) AND length(w.word) > 2)`;
  return rows.map(({ word }) => word);
}

const LAST_LETTER = '\u{10FFFF}';

/** Words of the texts that begin so, shortest first. */
export async function wordsBeginning(db: DbOrTx, start: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM "SearchWord" WHERE word LIKE ${`${escapeLike(start)}%`} AND starts_with(word, ${start})
    ORDER BY length(word), word LIMIT ${limit}`;
  return rows.map(({ word }) => word);
}

/** Words of the texts that look alike, likest first. */
export async function wordsAlike(db: DbOrTx, word: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM "SearchWord" WHERE word % ${word} AND word <> ${word}
    ORDER BY similarity(word, ${word}) DESC, word LIMIT ${limit}`;
  return rows.map(({ word: alike }) => alike);
}

/** In how many public documents each word occurs, at most 200; those that no text has are left out. Most frequent first. */
export async function countWord(
  db: DbOrTx,
  words: string[],
  configs: string[],
): Promise<{ word: string; count: number }[]> {
  if (words.length === 0 || configs.length === 0) return [];
  return db.$queryRaw`
    SELECT word, n AS count FROM unnest(${words}::text[]) word
    CROSS JOIN LATERAL (SELECT string_agg(nullif(plainto_tsquery(config::regconfig, word)::text, ''), ' | ')::tsquery AS query
      FROM unnest(${configs}::text[]) config) forms
    CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM (
      SELECT FROM "SearchDocument" d WHERE d.vector @@ forms.query AND ${PUBLIC_DOCUMENT} LIMIT 200) found) counts
    WHERE n > 0 ORDER BY n DESC, word`;
}

/** People whom readers can meet, with a name in which every word begins one. */
export async function peopleNamed(db: DbOrTx, words: string[], limit: number): Promise<PersonCard[]> {
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
export async function hubsNamed(db: DbOrTx, words: string[], limit: number): Promise<HubLink[]> {
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
      (SELECT coalesce(sum(c.count), 0) FROM "ListCount" c WHERE c.scope = 'hub:' || h.id) DESC, h.name LIMIT ${limit}`;
}

/** Public titles in which the words stand, the last perhaps only begun; newest first. */
export async function titlesWith(db: DbOrTx, words: string[], configs: string[], limit: number): Promise<string[]> {
  if (words.length === 0 || configs.length === 0) return [];
  const begun = words.at(-1) ?? '';
  const forms = configs.map((config) => {
    const parts = words.map((word) => Prisma.sql`plainto_tsquery(${config}::regconfig, ${word})`);
    const prefix = Prisma.sql`to_tsquery('search_simple', quote_literal(${begun}) || ':A*')`;
    return Prisma.sql`(${Prisma.join([...parts.slice(0, -1), Prisma.sql`(${parts.at(-1)} || ${prefix})`], ' && ')})`;
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

function anyForm({ type, text, alternatives }: WidenedTerm, config: string): Prisma.Sql {
  const parts = text.replace(/[-‐‑–—_]+/g, ' ');
  const forms = stemmers(config).flatMap((stemmer) =>
    type === 'phrase'
      ? [
          Prisma.sql`phraseto_tsquery(${stemmer}::regconfig, ${text})`,
          Prisma.sql`phraseto_tsquery(${stemmer}::regconfig, ${parts})`,
        ]
      : [text, ...alternatives].map((word) => Prisma.sql`plainto_tsquery(${stemmer}::regconfig, ${word})`),
  );
  return Prisma.sql`(${Prisma.join(forms, ' || ')})`;
}

/** How the words of a configuration were stemmed; see search_words in the migration. */
function stemmers(config: string): string[] {
  const once = config === 'search_english' || config === 'search_simple';
  return once ? [config] : [config, config.replace('search_', 'pg_catalog.')];
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

function namedBy(column: Prisma.Sql, words: string[]): Prisma.Sql {
  return Prisma.join(
    words.map((word) => {
      const like = escapeLike(word);
      return Prisma.sql`(search_fold(${column}) LIKE ${`%${like}%`}
        AND translate(' ' || search_fold(${column}), '-’''(', '    ') LIKE ${`% ${like}%`})`;
    }),
    ' AND ',
  );
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
