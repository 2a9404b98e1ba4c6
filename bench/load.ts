import { join } from 'node:path';
import { hasProgram, ROOT, run } from './program.ts';
import { transferOf } from './transfer.ts';

/** What a server did under as many requests as 32 connections could make. Latencies in milliseconds. */
export type Throughput = { requestsPerSecond: number; p50: number; p99: number };

const CONNECTIONS = 32;
const WARM_UP_SECONDS = 2;
const SECONDS = 6;
const TURNS = 5;

export const loadGenerator = hasProgram('wrk') ? 'wrk' : 'autocannon';

/** Loads one address that is kept by then, after a warm-up, with gzip; throws when anything but 200 came back. */
export async function load(url: string): Promise<Throughput> {
  await transferOf(url);
  const once = loadGenerator === 'wrk' ? wrk : cannon;
  await once(url, WARM_UP_SECONDS);
  return once(url, SECONDS);
}

/** The same for two addresses in turns, so that a machine that is busy for a while is so for both: the median of each. */
export async function loadInTurns(one: string, other: string): Promise<[Throughput, Throughput]> {
  const loads: [Throughput[], Throughput[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    loads[0].push(await load(one));
    loads[1].push(await load(other));
  }
  return [median(loads[0]), median(loads[1])];
}

function median(loads: Throughput[]): Throughput {
  const sorted = loads.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  return sorted[Math.floor(sorted.length / 2)] as Throughput;
}

async function wrk(url: string, seconds: number): Promise<Throughput> {
  const output = await run('wrk', [
    ...[
      '--threads',
      '1',
      '--connections',
      String(CONNECTIONS),
      '--duration',
      `${seconds}s`,
      '--timeout',
      '20s',
      '--latency',
    ],
    ...['--header', 'Accept-Encoding: gzip', url],
  ]);
  if (/Non-2xx|Socket errors: (?!connect 0, read 0, write 0, timeout 0)/.test(output))
    throw new Error(`${url}:\n${output}`);
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
    p50: milliseconds(/^ +50% +(\S+)/m.exec(output)?.[1]),
    p99: milliseconds(/^ +99% +(\S+)/m.exec(output)?.[1]),
  };
}

async function cannon(url: string, seconds: number): Promise<Throughput> {
  const output = await run(join(ROOT, 'node_modules', '.bin', 'autocannon'), [
    ...['--json', '--connections', String(CONNECTIONS), '--duration', String(seconds)],
    ...['--headers', 'Accept-Encoding=gzip', url],
  ]);
  const { requests, latency, non2xx, errors } = JSON.parse(output.slice(output.indexOf('{')));
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers other than 200, ${errors} errors.`);
  return { requestsPerSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

function milliseconds(text = ''): number {
  const [, number, unit] = /^([\d.]+)(us|ms|s)$/.exec(text) ?? [];
  const factor = { us: 0.001, ms: 1, s: 1000 }[unit ?? ''];
  return Number(number) * (factor ?? Number.NaN);
}
