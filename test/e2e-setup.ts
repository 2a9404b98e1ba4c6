import { buildForTests } from './build.ts';
import { copyDatabase, startCluster } from './cluster.ts';
import { startSite } from './site.ts';

/** The demonstration's site on a database of its own, for the whole run in the browser. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildForTests();
  const cluster = await startCluster();
  const databaseUrl = await copyDatabase(cluster.url('postgres'), 'demonstration');
  const site = await startSite({ databaseUrl, script: 'start' });
  process.env.E2E_ORIGIN = site.origin;
  return async () => {
    await site.stop();
    await cluster.stop();
  };
}
