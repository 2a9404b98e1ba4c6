import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the test run's cluster that others are made beside. */
    clusterUrls: DatabaseUrls;
    /** What tests keep outside the database, for those that name no folder of their own. */
    dataDir: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide('clusterUrls', cluster.urls('postgres'));
  const dataDir = await mkdtemp(join(tmpdir(), 'masthead-test-data-'));
  project.provide('dataDir', dataDir);
  return async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
