import type { TestProject } from 'vitest/node';
import type { DatabaseUrls } from '../lib/database-url.ts';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the test run's cluster that others are made beside. */
    clusterUrls: DatabaseUrls;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide('clusterUrls', cluster.urls('postgres'));
  return cluster.stop;
}
