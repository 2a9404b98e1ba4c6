import type pg from 'pg';
import { ALL_KINDS, rulesOf } from '../publishing/kinds.ts';
import { body, sentence } from './prose.ts';

/**
 * Fills a migrated database with an institute of `size` publications, straight into the tables: 25 years of them, most of
 * them recent; hubs, writers and outlets of very uneven sizes, the same ones whatever the size; one in `longEvery`
 * has a body of 1,000 words. The same size always gives the same institute.
 */
export async function fillWithPublications(client: pg.Client, size: number, longEvery = LONG_EVERY): Promise<void> {
  await client.query('BEGIN');
  await client.query(CHANCE);
  await client.query(BODIES, [texts(1000, 0), texts(60, 1)]);
  await client.query(TITLES, [titles()]);
  await client.query(PEOPLE);
  await client.query(HUBS);
  await client.query(OUTLETS);
  await client.query(ROWS, [size, [...kinds()], longEvery]);
  await client.query('ANALYZE made');
  for (const statement of [PUBLICATIONS, BYLINES, MEMBERSHIPS, NOTES, LISTS]) await client.query(statement);
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
}

export const PEOPLE_IN_BENCH = 400;
/** Every so manieth publication has a body of 1,000 words. */
const LONG_EVERY = 10;

// One even chance from 0 to 1 for each pair of row and question; `uneven` gives the first of n far more often than the last.
const CHANCE = `
  CREATE FUNCTION pg_temp.chance(i int, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE
    RETURN (hashint8extended(i, salt) & 1073741823)::float8 / 1073741824;
  CREATE FUNCTION pg_temp.uneven(i int, salt int, n int) RETURNS int LANGUAGE sql IMMUTABLE
    RETURN 1 + floor(n * power(pg_temp.chance(i, salt), 2))::int`;

const TEXTS = 200;

const BODIES = `
  CREATE TEMP TABLE bodies ON COMMIT DROP AS
  SELECT true AS long, n, body FROM unnest($1::jsonb[]) WITH ORDINALITY long(body, n)
  UNION ALL SELECT false, n, body FROM unnest($2::jsonb[]) WITH ORDINALITY short(body, n)`;

const TITLES = `
  CREATE TEMP TABLE titles ON COMMIT DROP AS
  SELECT n, title FROM unnest($1::text[]) WITH ORDINALITY titles(title, n)`;

const PEOPLE = `
  INSERT INTO "Person" (id, slug, name, "givenName", "familyName", standing, role, "updatedAt")
  SELECT uuidv7(), 'bench-person-' || i, 'Given' || i || ' Family' || i, 'Given' || i, 'Family' || i,
    (CASE WHEN i <= 8 THEN 'leadership' WHEN i <= 40 THEN 'expert' WHEN i <= 80 THEN 'fellow' WHEN i <= 100 THEN 'staff'
      ELSE 'contributor' END)::"StandingOfPerson",
    CASE WHEN i <= 100 THEN 'Senior Fellow' END, now()
  FROM generate_series(1, ${PEOPLE_IN_BENCH}) i`;

const HUBS = `
  INSERT INTO "Hub" (id, type, slug, name, description, position, "updatedAt")
  SELECT uuidv7(), type::"HubType", 'bench-' || type || '-' || i, initcap(type) || ' ' || i, 'What is said on it.', i, now()
  FROM (VALUES ('topic', 40), ('region', 12), ('program', 10), ('series', 60)) types(type, n), generate_series(1, n) i`;

const OUTLETS = `
  INSERT INTO "Outlet" (id, slug, name, url, "updatedAt")
  SELECT uuidv7(), 'bench-outlet-' || i, 'Review ' || i, 'https://review-' || i || '.example', now() FROM generate_series(1, 60) i`;

const ROWS = `
  CREATE TEMP TABLE made ON COMMIT DROP AS
  SELECT i, uuidv7() AS id, uuidv7() AS revision_id, i % $3::int = 0 AS long,
    ($2::text[])[1 + floor(array_length($2::text[], 1) * pg_temp.chance(i, 1))::int] AS kind,
    date_trunc('milliseconds', now() - interval '1 hour' - power(pg_temp.chance(i, 2), 1.4) * interval '25 years') AS release_at
  FROM generate_series(1, $1::int) i`;

const PUBLICATIONS = `
  WITH revisions AS (
    INSERT INTO "Revision" (id, "publicationId", number, content, "schemaVersion", actor)
    SELECT revision_id, id, 1, '{}', 1, 'system:bench' FROM made),
  outlets AS (SELECT array_agg(id ORDER BY slug) AS ids FROM "Outlet" WHERE slug LIKE 'bench-%')
  INSERT INTO "Publication" (id, kind, slug, state, "releaseAt", "firstReleasedAt", title, summary, body, "wordCount",
    "liveRevisionId", "outletId", "originalUrl", "updatedAt")
  SELECT id, kind, 'bench-' || i, 'published', release_at, release_at, one.title || ' ' || i, two.title || '. ' || three.title,
    body, CASE WHEN long THEN 1000 ELSE 60 END, revision_id,
    CASE WHEN pg_temp.chance(i, 3) < 0.3 THEN ids[pg_temp.uneven(i, 4, array_length(ids, 1))] END,
    CASE WHEN pg_temp.chance(i, 3) < 0.3 THEN 'https://review.example/' || i END, now()
  FROM outlets, made JOIN bodies b USING (long)
    JOIN titles one ON one.n = 1 + i % ${TEXTS} JOIN titles two ON two.n = 1 + i * 7 % ${TEXTS}
    JOIN titles three ON three.n = 1 + i * 11 % ${TEXTS}
  WHERE b.n = 1 + i / ${LONG_EVERY} % ${TEXTS} ORDER BY i`;

const BYLINES = `
  WITH people AS (SELECT array_agg(id ORDER BY slug) AS ids FROM "Person" WHERE slug LIKE 'bench-%')
  INSERT INTO "Contribution" (id, "publicationId", position, "personId")
  SELECT uuidv7(), made.id, place - 1, ids[pg_temp.uneven(i, 5 + place, array_length(ids, 1))] FROM people, made
  CROSS JOIN LATERAL generate_series(1, 1 + floor(2.2 * pg_temp.chance(i, 5))::int) place`;

const MEMBERSHIPS = `
  WITH hubs AS (SELECT type::text AS type, array_agg(id ORDER BY position) AS ids FROM "Hub" WHERE slug LIKE 'bench-%' GROUP BY 1)
  INSERT INTO "PublicationHub" ("publicationId", "hubId", position)
  SELECT made.id, ids[pg_temp.uneven(i, 20 + place, array_length(ids, 1))], place
  FROM (VALUES ('topic', 1, 1.0), ('topic', 2, 0.6), ('region', 3, 0.7), ('program', 4, 0.8), ('series', 5, 0.3))
    wishes(type, place, share)
  JOIN hubs USING (type) JOIN made ON pg_temp.chance(i, 10 + place) < share
  ON CONFLICT DO NOTHING`;

const NOTES = `
  INSERT INTO "PublicNote" (id, "publicationId", type, at, text)
  SELECT uuidv7(), id, 'correction', release_at, 'A figure was wrong.' FROM made WHERE i % 100 = 1`;

const LISTS = `
  INSERT INTO "ListEntry" (scope, "publicationId", "group", "releaseAt")
  SELECT scope, made.id, groups."group", release_at FROM made
  JOIN (VALUES ${ALL_KINDS.map((kind) => `('${kind}', '${rulesOf(kind).group}')`).join()}) groups(kind, "group") USING (kind)
  CROSS JOIN LATERAL (
    SELECT 'group:' || groups."group" UNION SELECT 'kind:' || made.kind
    UNION SELECT 'hub:' || "hubId" FROM "PublicationHub" WHERE "publicationId" = made.id
    UNION SELECT 'person:' || "personId" FROM "Contribution" WHERE "publicationId" = made.id) scopes(scope)`;

function texts(words: number, seed: number): string[] {
  return Array.from({ length: TEXTS }, (_, index) => JSON.stringify(body(words, seed + index * 2)));
}

function titles(): string[] {
  return Array.from({ length: TEXTS }, (_, index) => sentence(index).split(' ').slice(0, 9).join(' '));
}

/** Kinds as often as an institute writes them. */
function* kinds(): Generator<string> {
  const shares = { report: 12, working_paper: 5, policy_brief: 10, commentary: 45, event: 10, podcast: 6, video: 4 };
  for (const [kind, share] of Object.entries(shares)) for (let n = 0; n < share; n += 1) yield kind;
  yield* ['testimony', 'testimony', 'testimony', 'press_note', 'press_note', 'press_note', 'transcript', 'transcript'];
}
