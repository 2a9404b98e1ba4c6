import { atMost, type Line, shown } from './results.ts';
import { percentile } from './statistics.ts';
import { transferOf } from './transfer.ts';

const WARM_UP = 30;
const LIMIT = 15;

/** Milliseconds for pages that the instance has never been asked for, one after the other. */
export async function firstViews(origin: string, paths: string[]): Promise<Line[]> {
  const times: number[] = [];
  for (const path of paths) {
    const start = performance.now();
    const { headers } = await transferOf(origin + path);
    times.push(performance.now() - start);
    if (headers['x-nextjs-cache'] === 'HIT') throw new Error(`${path} had been asked for before.`);
  }
  const measured = times.slice(WARM_UP);
  return [
    atMost(`p50 of ${measured.length} articles`, percentile(measured, 50), LIMIT, 'ms', 1),
    shown('p99', `${percentile(measured, 99).toFixed(1)} ms`),
  ];
}
