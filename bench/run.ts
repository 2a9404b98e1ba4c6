import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { db } from '../lib/db.ts';
import { disconnect } from '../lib/disconnect.ts';
import { withClient } from '../lib/with-client.ts';
import type { Kind } from '../publishing/kinds.ts';
import { listWantedPages } from '../publishing/pages-ahead/queries.ts';
import { routes } from '../publishing/routes.ts';
import { buildForTests } from '../test/build.ts';
import { copyDatabase, startCluster } from '../test/cluster.ts';
import { startSite } from '../test/site.ts';
import { cleanUp, cleanUpOnSignals, during } from './clean-up.ts';
import { databaseCosts, SIZES } from './database-costs.ts';
import { firstViews, pagesMadeAhead } from './first-views.ts';
import { startFrameworkSite } from './framework-site.ts';
import { importSpeed } from './import-speed.ts';
import { lighthouseScores } from './lighthouse.ts';
import { loadGenerator } from './load.ts';
import { haveNginx, startNginx } from './nginx.ts';
import { pageWeight } from './page-weight.ts';
import { memoryOf } from './program.ts';
import { fillWithPublications } from './publications.ts';
import { releaseToPage } from './release-to-page.ts';
import { relevance } from './relevance.ts';
import { atMost, keep, type Line, print, type Section, shown } from './results.ts';
import { searchSpeed } from './search.ts';
import { startTime } from './start-time.ts';
import { throughput } from './throughput.ts';

/**
 * `npm run bench`: measures what is fast, on this machine, in a database, data directory and build of its own, and says of
 * each figure whether it is what it has to be. `npm run bench -- start import` measures these parts only.
 */

cleanUpOnSignals();
const wanted = process.argv.slice(2);
const sections: Section[] = [];
/** Pages that the first instance makes ahead; about seventy articles of 1,000 words are among them. */
const NEWEST = 1500;
const SITE_PARTS = ['first-views', 'weight', 'lighthouse', 'requests', 'memory', 'release'];

try {
  await measure();
  console.log(`\nAll figures are in ${keep(sections)}`);
  const missed = sections.flatMap(({ lines }) => lines).filter(({ reached }) => reached === false);
  for (const { name, value, target } of missed) console.log(`Missed: ${name}: ${value} instead of ${target}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}

async function measure(): Promise<void> {
  if (['start', ...SITE_PARTS].some(isWanted)) {
    console.log('Building …');
    await buildForTests();
  }
  const folder = await during(mkdtemp(join(tmpdir(), 'masthead-bench-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const cluster = await during(startCluster(), ({ stop }) => stop());
  const database = async (name: string) => copyDatabase(cluster.urls('postgres'), name);

  await part(
    'start',
    'Start',
    'from the start of the program to the first page, embedded database included',
    startTime,
  );
  const imported = await database('imported');
  await part('import', 'Import', 'of the real articles, into an empty database', () => importSpeed(imported.url));
  await part('relevance', 'Relevance', 'of what is found first among the real articles', async () => {
    if (!isWanted('import')) await importSpeed(imported.url);
    return relevance(imported.url);
  });
  await part('search', 'Search', '100,000 publications of 1,000 words; all a page asks of the database', async () =>
    searchSpeed((await database('search')).ownerUrl),
  );
  await part('database', 'Database', 'time of a page’s queries, then blocks touched; medians', async () => {
    const urls: Record<number, string> = {};
    for (const size of SIZES) urls[size] = await filled((await database(`publications_${size}`)).ownerUrl, size);
    return databaseCosts(urls);
  });
  if (SITE_PARTS.some(isWanted)) await measureSite(folder, await database('site'));
}

/** What needs running instances, on the demonstration's content and 5,000 publications more. */
async function measureSite(folder: string, { url: databaseUrl, ownerUrl }: DatabaseUrls): Promise<void> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, DATA_DIR: folder, LOG_LEVEL: 'error' });
  await during(Promise.resolve(), disconnect);
  const { loadDemo } = await import('../prisma/demo/load.ts');
  await loadDemo();
  await filled(ownerUrl, 5000);

  const instance = (ahead: number) =>
    during(startSite({ databaseUrl, dataDir: folder, environment: { PAGES_AHEAD: String(ahead) } }), ({ stop }) =>
      stop(),
    );
  const ahead = ['first-views', 'memory'].some(isWanted);
  const [first, second] = [await instance(ahead ? NEWEST : 0), await instance(0)];
  const made = ahead ? await pagesMadeAhead(first) : null;
  const origins = [first.origin, second.origin];
  const nginx = haveNginx ? await startNginx(folder, origins) : null;
  const {
    newest,
    others: [article = '', ...others],
  } = await longArticles();
  const listing = routes.group('articles');
  const bare = ['first-views', 'weight', 'lighthouse', 'requests'].some(isWanted);
  const framework = bare
    ? await startFrameworkSite(folder, first.origin + article)
    : { same: '', empty: '', first: () => '' };

  await part(
    'first-views',
    'First views',
    `articles nobody has asked for, among ${made?.pages} pages made ahead in ${made?.seconds} s`,
    () =>
      firstViews({
        ahead: newest.map((path) => first.origin + path),
        asked: others.map((path) => second.origin + path),
        empty: others.map((_, page) => framework.first(page)),
      }),
  );
  await part('weight', 'A reader’s browser', 'gzip, nothing kept; an article of 1,000 words', () =>
    pageWeight(first.origin + article, framework.empty, {
      article: first.origin + article,
      report: first.origin + routes.publication('report', 'cold-load'),
      'front page': first.origin + routes.home(),
    }),
  );
  await part(
    'lighthouse',
    'Lighthouse',
    'mobile profile, the middle of five readings; results of a search are not for indexes, and not judged by that',
    () =>
      lighthouseScores(
        {
          article: first.origin + article,
          listing: first.origin + listing,
          search: `${first.origin}/search`,
          'search results': `${first.origin}/search?q=harbor`,
        },
        framework.empty,
      ),
  );
  await part('requests', 'Requests', `gzip, 32 connections, one process each; ${loadGenerator}`, () =>
    throughput({ article, listing }, first.origin, framework, nginx),
  );
  await part('memory', 'Memory', 'of the loaded process', async () => [
    atMost(`resident, after ${made?.pages} pages made ahead and the load`, memoryOf(first.pid) / 1e6, 450, 'MB'),
    shown('resident, of the other, after the first views', `${(memoryOf(second.pid) / 1e6).toFixed(0)} MB`),
  ]);
  await part('release', 'A release', 'from its commit to the page', () => releaseToPage(origins, nginx?.proxy ?? null));
}

async function part(word: string, title: string, note: string, lines: () => Promise<Line[]>): Promise<void> {
  if (!isWanted(word)) return;
  const section = { title, note, lines: await lines() };
  print(section);
  sections.push(section);
}

function isWanted(word: string): boolean {
  return wanted.length === 0 || wanted.includes(word);
}

async function filled(url: string, size: number): Promise<string> {
  await withClient(url, 'masthead bench', (client) => fillWithPublications(client, size));
  return url;
}

/** Paths of articles of 1,000 words: those among the newest publications, and others. */
async function longArticles(): Promise<{ newest: string[]; others: string[] }> {
  const pages = await listWantedPages(db(), NEWEST);
  const rows = await db().publication.findMany({
    where: { wordCount: 1000, kind: 'commentary', slug: { startsWith: 'bench-' } },
    select: { kind: true, slug: true },
    orderBy: { id: 'asc' },
  });
  const paths = rows.map(({ kind, slug }) => routes.publication(kind as Kind, slug));
  const isNewest = (path: string) => pages.includes(path);
  return { newest: paths.filter(isNewest), others: paths.filter((path) => !isNewest(path)).slice(0, 231) };
}
