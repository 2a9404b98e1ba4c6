import { atMost, type Line, shown } from './results.ts';
import { percentile } from './statistics.ts';
import { transferOf } from './transfer.ts';

const WARM_UP = 30;
const LIMIT = 15;

/**
 * Milliseconds for pages that the instance has never been asked for, one after the other; beside them as many of the framework's
 * own pages with nothing on them, below which no page of it can come.
 */
export async function firstViews(articles: string[], empty: string[]): Promise<Line[]> {
  const times = await timesOf(articles);
  const least = percentile(await timesOf(empty), 50);
  const p50 = percentile(times, 50);
  return [
    atMost(`p50 of ${times.length} articles`, p50, LIMIT, 'ms', 1),
    shown('p99', `${percentile(times, 99).toFixed(1)} ms`),
    shown('p50 of the framework’s empty page', `${least.toFixed(1)} ms`, { least, ratio: p50 / least }),
  ];
}

async function timesOf(addresses: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const address of addresses) {
    const start = performance.now();
    const { headers } = await transferOf(address);
    times.push(performance.now() - start);
    if (headers['x-nextjs-cache'] === 'HIT') throw new Error(`${address} had been asked for before.`);
  }
  return times.slice(WARM_UP);
}
