import { setTimeout as pause } from 'node:timers/promises';
import { valueOf } from '../lib/result.ts';
import type { Actor } from '../publishing/actor.ts';
import { publish } from '../publishing/publications/commands.ts';
import { EMPTY_CONTENT } from '../publishing/publications/content.ts';
import { createDraft } from '../publishing/publications/draft-commands.ts';
import { routes } from '../publishing/routes.ts';
import { body } from './prose.ts';
import { atMost, type Line, shown } from './results.ts';
import { percentile } from './statistics.ts';

const ACTOR: Actor = { id: 'system:bench' };
const RELEASES = 50;
const LIMIT = 1000;
const GIVE_UP = 10_000;

/**
 * Milliseconds from the moment a release is committed until its page, and the listing with it, are what each instance
 * answers. Both addresses are asked for before, so that "nothing there" and the old list are what is kept.
 */
export async function releaseToPage(instances: string[], proxy: string | null): Promise<Line[]> {
  const times: Record<'article' | 'listing' | 'proxy', number[]> = { article: [], listing: [], proxy: [] };
  for (let number = 1; number <= RELEASES; number += 1) {
    const slug = `released-${number}`;
    const title = `Released in the bench as number ${number}`;
    const article = routes.publication('commentary', slug);
    const listing = routes.group('articles');
    const { id, counter } = await draft(slug, title);
    for (const origin of [...instances, ...(proxy ? [proxy] : [])]) {
      await shows(origin + article, title);
      await shows(origin + listing, title);
    }
    valueOf(await publish(ACTOR, { id, counter }));
    const committed = performance.now();
    const wait = async (url: string, into: number[]) => {
      into.push(await until(url, title, committed));
    };
    await Promise.all([
      ...instances.map((origin) => wait(origin + article, times.article)),
      ...instances.map((origin) => wait(origin + listing, times.listing)),
      ...(proxy ? [wait(proxy + listing, times.proxy)] : []),
    ]);
  }
  const lines = (['article', 'listing'] as const).flatMap((name) => [
    shown(`${name}, p50`, `${percentile(times[name], 50).toFixed(0)} ms`),
    atMost(`${name}, slowest of ${RELEASES} on ${instances.length} instances`, Math.max(...times[name]), LIMIT, 'ms'),
  ]);
  if (proxy) {
    const [p50, slowest] = [percentile(times.proxy, 50), Math.max(...times.proxy)];
    lines.push(
      shown('listing behind the proxy, p50 and slowest', `${p50.toFixed(0)}, ${slowest.toFixed(0)} ms`, {
        p50,
        slowest,
      }),
    );
  }
  return lines;
}

async function draft(slug: string, title: string): Promise<{ id: string; counter: number }> {
  const content = {
    ...EMPTY_CONTENT,
    title,
    summary: 'Released to see how soon it shows.',
    body: body(200, 1),
  };
  return valueOf(await createDraft(ACTOR, { slug, content }));
}

async function shows(url: string, text: string): Promise<boolean> {
  const response = await fetch(url);
  return (await response.text()).includes(text);
}

async function until(url: string, text: string, since: number): Promise<number> {
  while (!(await shows(url, text))) {
    if (performance.now() - since > GIVE_UP) return GIVE_UP;
    await pause(10);
  }
  return performance.now() - since;
}
