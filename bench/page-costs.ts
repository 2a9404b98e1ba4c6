import { Prisma } from '../generated/prisma/client.ts';
import { connect, type Db } from '../lib/db.ts';
import { findFrontPage } from '../publishing/front/queries.ts';
import type { HubType } from '../publishing/hubs/hub.ts';
import { findHub, listHubs } from '../publishing/hubs/queries.ts';
import type { Kind } from '../publishing/kinds.ts';
import { PAGE_SIZE, type Scope, scopes } from '../publishing/listings/listing.ts';
import { countList, listPage } from '../publishing/listings/queries.ts';
import { findPerson, listPeople } from '../publishing/people/queries.ts';
import { findPublished, listRails, listRelatedScopes } from '../publishing/publications/queries.ts';
import { Dice } from './dice.ts';
import { percentile } from './statistics.ts';

/** What one page asks of the database: the time of its queries as the application sees it, and the blocks they touch. */
export type PageCost = { milliseconds: number; blocks: number };

const ITEMS = 150;
const WARM_UP = 20;
const DEEP_PAGE = 2000;

/**
 * The cost of every sort of page in each of the databases: medians over many different items, each asked for once before. The
 * databases are asked in turns, for a machine's speed changes while it is measured.
 */
export async function costsOfPages(urls: string[]): Promise<{ page: string; costs: PageCost[] }[]> {
  const clients = urls.map((url) => connect(url, 10));
  try {
    const sides = await Promise.all(clients.map(async (db) => ({ db, pages: await pagesOf(db) })));
    const measured: { page: string; costs: PageCost[] }[] = [];
    for (const page of Object.keys(sides[0]?.pages ?? {})) {
      const costs = await costsInTurns(sides.map(({ db, pages }) => ({ db, reads: pages[page] ?? [] })));
      measured.push({ page, costs });
    }
    return measured;
  } finally {
    await Promise.all(clients.map((db) => db.$disconnect()));
  }
}

type Read = (db: Db) => Promise<unknown>;

async function pagesOf(db: Db): Promise<Record<string, Read[]>> {
  const dice = new Dice(7);
  const pick = <T>(rows: T[]) => Array.from({ length: ITEMS }, () => dice.of(rows));
  const articles = pick(
    await db.$queryRaw<{ id: string; kind: Kind; slug: string }[]>`
      SELECT id, kind, slug FROM "Publication" WHERE "wordCount" >= 1000 ORDER BY slug`,
  );
  const hubs = pick(
    await db.$queryRaw<
      { id: string; type: HubType; slug: string }[]
    >`SELECT id, type::text, slug FROM "Hub" ORDER BY slug`,
  );
  const people = pick(await db.$queryRaw<{ id: string; slug: string }[]>`SELECT id, slug FROM "Person" ORDER BY slug`);
  const list = scopes.group('articles');
  const deepest = Math.min(DEEP_PAGE, Math.ceil((await countList(db, list)) / PAGE_SIZE));
  const again = (read: Read) => Array.from({ length: ITEMS }, () => read);
  const page = (scope: Scope, number: number) => (client: Db) => listPage(client, scope, number);

  return {
    article: articles.map(
      ({ kind, slug }) =>
        (client) =>
          findPublished(client, kind, slug),
    ),
    'related items': articles.map(({ id }) => async (client) => {
      await Promise.all([listRails(client, id), listRelatedScopes(client, id)]);
    }),
    'listing, page 1': again(page(list, 1)),
    'listing, page 2,000': Array.from({ length: ITEMS }, (_, index) => page(list, deepest - (index % 10))),
    hub: hubs.map(({ id, type, slug }) => async (client) => {
      await Promise.all([findHub(client, type, slug), listPage(client, scopes.hub(id), 1)]);
    }),
    person: people.map(({ id, slug }) => async (client) => {
      await Promise.all([findPerson(client, slug), listPage(client, scopes.person(id), 1)]);
    }),
    'front page': again((client) => findFrontPage(client)),
    topics: again((client) => listHubs(client, 'topic')),
    people: again((client) => listPeople(client)),
  };
}

async function costsInTurns(sides: { db: Db; reads: Read[] }[]): Promise<PageCost[]> {
  for (const { db, reads } of sides) for (const read of reads.slice(0, WARM_UP)) await read(db);
  const asked = sides.map((side) => ({ ...side, times: [] as number[], blocks: [] as number[] }));
  for (let item = 0; item < ITEMS; item += 1) {
    for (const { db, reads, times, blocks } of asked) {
      const read = reads[item] as Read;
      const explaining = explained(db);
      await read(explaining.db);
      blocks.push(explaining.blocks());
      const start = performance.now();
      await read(db);
      times.push(performance.now() - start);
    }
  }
  return asked.map(({ times, blocks }) => ({ milliseconds: percentile(times, 50), blocks: percentile(blocks, 50) }));
}

/** The client, which also has every raw query explained and counts the blocks that it touched. */
function explained(db: Db): { db: Db; blocks(): number } {
  let blocks = 0;
  const $queryRaw = async (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
    const sql = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
    const [plan] = await db.$queryRaw<
      { 'QUERY PLAN': [{ Plan: Plan }] }[]
    >`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`;
    const root = plan?.['QUERY PLAN'][0].Plan;
    blocks += (root?.['Shared Hit Blocks'] ?? 0) + (root?.['Shared Read Blocks'] ?? 0);
    return db.$queryRaw(sql);
  };
  const proxy = new Proxy(db, {
    get: (target, name) => (name === '$queryRaw' ? $queryRaw : Reflect.get(target, name, target)),
  });
  return { db: proxy, blocks: () => blocks };
}

type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
