import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { useDatabase } from './database.ts';
import { type Site, startSite } from './site.ts';

export type UsedSites = {
  /** Asks the first instance; redirects are not followed. */
  get(path: string, init?: RequestInit): Promise<Response>;
  instance(index: number): Site;
  databaseUrl(): string;
};

/**
 * Gives the calling test file a database of its own and instances of the site on it. `fill` runs before they start;
 * `through` may put something between them and the database.
 */
export function useSites({
  instances = 1,
  fill = async () => {},
  through = async (url: string) => url,
  environment = () => ({}),
}: {
  instances?: number;
  fill?: () => Promise<void>;
  through?: (databaseUrl: string) => Promise<string>;
  /** Further variables for the instances; asked when they start. */
  environment?: () => Record<string, string>;
} = {}): UsedSites {
  const database = useDatabase();
  let sites: Site[] = [];
  let dataDir = '';

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'masthead-site-'));
    process.env.DATA_DIR = dataDir;
    await fill();
    const databaseUrl = await through(database.url());
    sites = await Promise.all(
      Array.from({ length: instances }, () => startSite({ databaseUrl, dataDir, environment: environment() })),
    );
  });

  afterAll(async () => {
    await Promise.all(sites.map((site) => site.stop()));
    await rm(dataDir, { recursive: true, force: true });
  });

  function instance(index: number): Site {
    const site = sites[index];
    if (!site) throw new Error(`There is no instance ${index}.`);
    return site;
  }

  return {
    get: (path, init) => fetch(instance(0).origin + path, { redirect: 'manual', ...init }),
    instance,
    databaseUrl: database.url,
  };
}
