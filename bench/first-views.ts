import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from '../test/site.ts';
import { atMost, type Line, shown } from './results.ts';
import { percentile } from './statistics.ts';
import { transferOf } from './transfer.ts';

const WARM_UP = 30;
const LIMIT = 15;
const MADE_WITHIN = 600_000;

/** Of how many pages it made ahead, and in how many seconds, an instance has told. */
export async function pagesMadeAhead({ output }: Site): Promise<{ pages: number; seconds: number }> {
  for (const deadline = Date.now() + MADE_WITHIN; Date.now() < deadline; await pause(500)) {
    const line = output()
      .split('\n')
      .find((text) => text.includes('"Pages made ahead"'));
    if (line) return JSON.parse(line);
  }
  throw new Error(`No page was made ahead within ${MADE_WITHIN / 1000} seconds:\n${output()}`);
}

/**
 * Milliseconds for pages that nobody has ever asked for, one after the other: of an instance that has made its pages ahead, as it
 * does unless it is told otherwise, and of one that makes them when they are asked for; beside these the framework's own pages with
 * nothing on them, below which no page that is made can come.
 */
export async function firstViews(pages: { ahead: string[]; asked: string[]; empty: string[] }): Promise<Line[]> {
  const ahead = await timesOf(pages.ahead, 'HIT');
  const asked = await timesOf(pages.asked, 'MISS');
  const least = percentile(await timesOf(pages.empty, 'MISS'), 50);
  const p50 = percentile(asked, 50);
  return [
    atMost(`p50 of ${ahead.length} articles`, percentile(ahead, 50), LIMIT, 'ms', 1),
    shown('p99', `${percentile(ahead, 99).toFixed(1)} ms`),
    shown(`p50 of ${asked.length} that are made when asked for`, `${p50.toFixed(1)} ms`),
    shown('p99', `${percentile(asked, 99).toFixed(1)} ms`),
    shown('p50 of the framework’s empty page, so made', `${least.toFixed(1)} ms`, { least, ratio: p50 / least }),
  ];
}

async function timesOf(addresses: string[], expected: 'HIT' | 'MISS'): Promise<number[]> {
  const times: number[] = [];
  for (const address of addresses) {
    const start = performance.now();
    const { headers } = await transferOf(address);
    times.push(performance.now() - start);
    const cache = headers['x-nextjs-cache'] ?? 'MISS';
    if (cache !== expected) throw new Error(`${address} was a ${cache}, not a ${expected}.`);
  }
  return times.slice(WARM_UP);
}
