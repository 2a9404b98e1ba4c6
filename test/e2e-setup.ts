import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForTests } from './build.ts';
import { copyDatabase, startCluster } from './cluster.ts';
import { invitationFrom, startSite } from './site.ts';

/** The demonstration's site on a database of its own, for the whole run in the browser. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildForTests();
  const cluster = await startCluster();
  const { url: databaseUrl } = await copyDatabase(cluster.urls('postgres'), 'demonstration');
  const dataDir = await mkdtemp(join(tmpdir(), 'masthead-e2e-'));
  const site = await startSite({ databaseUrl, dataDir, script: 'start', hostname: 'localhost' });
  process.env.E2E_ORIGIN = site.origin;
  // Tests make members and texts by the commands, beside the running site.
  Object.assign(process.env, { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SITE_URL: site.origin });
  process.env.E2E_INVITATION = await invitationFrom(site);
  return async () => {
    await site.stop();
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
