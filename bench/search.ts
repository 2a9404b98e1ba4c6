import pg from 'pg';
import { connect, type Db } from '../lib/db.ts';
import { search } from '../publishing/search/results.ts';
import { searchRequest } from '../publishing/search/search-request.ts';
import { Dice } from './dice.ts';
import { fillWithPublications } from './publications.ts';
import { atMost, type Line, shown } from './results.ts';
import { percentile } from './statistics.ts';

const SIZE = 100_000;
const QUERIES = 300;
const WARM_UP = 30;

/** Two-word searches over 100,000 publications of 1,000 words: what the database takes for all of one, facets and passages included. */
export async function searchSpeed(url: string): Promise<Line[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await fillWithPublications(client, SIZE, 1);
    for (const statement of DOCUMENTS) await client.query(statement);
    const words = await wordsByFrequency(client);
    return await measured(url, words);
  } finally {
    await client.end();
  }
}

async function measured(url: string, words: { word: string; documents: number }[]): Promise<Line[]> {
  const db = connect(url, 4);
  const asked = timed(db);
  try {
    const dice = new Dice(11);
    const all: number[] = [];
    const lines: Line[] = [];
    for (const [name, pool] of Object.entries(pools(words))) {
      const times: number[] = [];
      const totals: number[] = [];
      for (let n = 0; n < QUERIES / 3 + WARM_UP; n += 1) {
        const q = `${dice.of(pool)} ${dice.of(pool)}`;
        asked.reset();
        const { total } = await search(asked.db, searchRequest({ q }));
        if (n < WARM_UP) continue;
        times.push(asked.milliseconds());
        totals.push(total);
      }
      all.push(...times);
      const found = `${percentile(totals, 50).toLocaleString('en')} found`;
      lines.push(
        shown(name, `${percentile(times, 50).toFixed(0)} ms, p99 ${percentile(times, 99).toFixed(0)} ms; ${found}`),
      );
    }
    return [
      ...lines,
      atMost('two words, p50', percentile(all, 50), 30, 'ms'),
      atMost('two words, p99', percentile(all, 99), 150, 'ms'),
    ];
  } finally {
    await db.$disconnect();
  }
}

/** Words in most texts, in some, in few: a third of the searches each. */
function pools(words: { word: string; documents: number }[]): Record<string, string[]> {
  const between = (from: number, to: number) =>
    words.filter(({ documents }) => documents >= from * SIZE && documents < to * SIZE).map(({ word }) => word);
  return { 'common words': between(0.3, 1.01), 'middling words': between(0.05, 0.3), 'rare words': between(0, 0.05) };
}

async function wordsByFrequency(client: pg.Client): Promise<{ word: string; documents: number }[]> {
  const { rows } = await client.query<{ word: string; documents: number }>(`
    SELECT word, ndoc * ${SIZE / 200} AS documents FROM ts_stat('SELECT vector FROM bodies_found') WHERE length(word) > 2 ORDER BY ndoc DESC, word`);
  return rows;
}

/** The client with a clock on its raw queries: those that run side by side count once. */
function timed(db: Db) {
  let spent = 0;
  let running = 0;
  let since = 0;
  const clocked = async (...call: Parameters<Db['$queryRaw']>) => {
    if (running === 0) since = performance.now();
    running += 1;
    try {
      return await db.$queryRaw(...call);
    } finally {
      running -= 1;
      if (running === 0) spent += performance.now() - since;
    }
  };
  const proxy = new Proxy(db, {
    get: (target, name) => (name === '$queryRaw' ? clocked : Reflect.get(target, name, target)),
  });
  return { db: proxy, milliseconds: () => spent, reset: () => (spent = 0) };
}

const DOCUMENTS = [
  `CREATE TEMP TABLE bodies_found AS
    SELECT body, text, setweight(to_tsvector('search_english', text), 'D') AS vector
    FROM (SELECT body, (SELECT string_agg(words #>> '{}', ' ') FROM jsonb_path_query(body, 'strict $.**.text') words) AS text
      FROM (SELECT DISTINCT body FROM "Publication") distinct_bodies) texts`,
  'DROP INDEX "SearchDocument_head", "SearchDocument_vector", "SearchDocument_sample"',
  `INSERT INTO "SearchFacet" (facet, value)
    SELECT 'language', 'search_english' UNION SELECT 'kind', kind FROM "Publication"
    UNION SELECT 'year', extract(year FROM "releaseAt")::text FROM "Publication"
    UNION SELECT type::text, id::text FROM "Hub" UNION SELECT 'person', id::text FROM "Person"`,
  `CREATE TEMP TABLE facets_found AS
    SELECT id, array_agg(s.number) AS numbers FROM (
      SELECT id, 'kind' AS facet, kind AS value FROM "Publication"
      UNION ALL SELECT id, 'language', 'search_english' FROM "Publication"
      UNION ALL SELECT id, 'year', extract(year FROM "releaseAt")::text FROM "Publication"
      UNION ALL SELECT "publicationId", h.type::text, h.id::text FROM "PublicationHub" ph JOIN "Hub" h ON h.id = ph."hubId"
      UNION ALL SELECT DISTINCT "publicationId", 'person', "personId"::text FROM "Contribution") values
    JOIN "SearchFacet" s USING (facet, value) GROUP BY id`,
  `INSERT INTO "SearchDocument" ("publicationId", state, "releaseAt", config, facets, head, vector, text)
    SELECT p.id, p.state, p."releaseAt", 'search_english', f.numbers, heads.head,
      heads.head || setweight(to_tsvector('search_english', p.summary), 'C') || b.vector, b.text
    FROM "Publication" p JOIN bodies_found b USING (body) JOIN facets_found f ON f.id = p.id
    CROSS JOIN LATERAL (SELECT setweight(to_tsvector('search_english', p.title), 'A')
      || setweight(to_tsvector('search_english', search_names(p.id)), 'B') AS head) heads`,
  `INSERT INTO "SearchWord" SELECT DISTINCT token FROM bodies_found, ts_parse('default', search_fold(text))
    WHERE tokid IN (1, 2, 10, 11) AND length(token) BETWEEN 3 AND 40 ON CONFLICT DO NOTHING`,
  `SET maintenance_work_mem = '512MB'`,
  'CREATE INDEX "SearchDocument_head" ON "SearchDocument" USING gin (head)',
  'CREATE INDEX "SearchDocument_vector" ON "SearchDocument" USING gin (vector)',
  `CREATE INDEX "SearchDocument_sample" ON "SearchDocument" USING gin (vector)
    WHERE (uuid_hash("publicationId") & 1073741823) % 25 = 0`,
  'VACUUM ANALYZE "SearchDocument"',
];
