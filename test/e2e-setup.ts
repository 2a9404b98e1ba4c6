import { setTimeout as pause } from 'node:timers/promises';
import { buildForTests } from './build.ts';
import { copyDatabase, startCluster } from './cluster.ts';
import { type Site, startSite } from './site.ts';

/** The demonstration's site on a database of its own, for the whole run in the browser. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildForTests();
  const cluster = await startCluster();
  const databaseUrl = await copyDatabase(cluster.url('postgres'), 'demonstration');
  const site = await startSite({ databaseUrl, script: 'start' });
  process.env.E2E_ORIGIN = site.origin;
  process.env.E2E_INVITATION = await invitationFrom(site);
  return async () => {
    await site.stop();
    await cluster.stop();
  };
}

/** The first administrator's link, which the start prints once the site is ready. */
async function invitationFrom(site: Site): Promise<string> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await pause(50)) {
    const [, link] = /joins at (\S+)/.exec(site.output()) ?? [];
    if (link) return link;
  }
  throw new Error('The start printed no link for the first administrator.');
}
