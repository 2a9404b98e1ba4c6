import type { FrameworkSite } from './framework-site.ts';
import { load, loadInTurns, type Throughput } from './load.ts';
import type { Nginx } from './nginx.ts';
import { atLeast, type Line, shown } from './results.ts';
import { transferOf } from './transfer.ts';

const DIRECT_TARGET = 0.95;
const PROXY_TARGET = 0.65;

/**
 * Requests a second for each of `pages` from one process, direct and behind the shipped proxy cache, against nginx serving
 * the same compressed bytes as a file and against the framework's own static page with the same markup as the first.
 */
export async function throughput(
  pages: Record<string, string>,
  origin: string,
  framework: FrameworkSite,
  nginx: Nginx | null,
): Promise<Line[]> {
  const lines: Line[] = [];
  lines.push(rate('framework’s empty static page', await load(framework.empty), await transferOf(framework.empty)));
  for (const [name, path] of Object.entries(pages)) {
    const sent = await transferOf(origin + path);
    const [direct, same] =
      name === 'article' ? await loadInTurns(origin + path, framework.same) : [await load(origin + path)];
    lines.push(rate(`${name}, direct`, direct, sent));
    if (same) {
      lines.push(rate('framework’s static page, the same markup', same, await transferOf(framework.same)));
      lines.push(ratio(`${name}, direct : framework’s static page`, direct, same, DIRECT_TARGET));
    }
    if (!nginx) continue;
    const [file, proxied] = await loadInTurns(await nginx.file(name, sent.bytes), nginx.proxy + path);
    lines.push(rate(`${name}, the same bytes as a file`, file, sent));
    lines.push(rate(`${name}, behind the proxy`, proxied, sent));
    lines.push(ratio(`${name}, direct : file`, direct, file));
    lines.push(ratio(`${name}, behind the proxy : file`, proxied, file, PROXY_TARGET));
  }
  return lines;
}

function rate(name: string, { requestsPerSecond, p50, p99 }: Throughput, { bytes }: { bytes: Buffer }): Line {
  const latency = `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, ${(bytes.length / 1000).toFixed(1)} kB`;
  return {
    ...shown(name, `${Math.round(requestsPerSecond)}/s`, { requestsPerSecond, p50, p99, bytes: bytes.length }),
    target: latency,
  };
}

function ratio(name: string, ours: Throughput, theirs: Throughput, target?: number): Line {
  const value = ours.requestsPerSecond / theirs.requestsPerSecond;
  return target === undefined ? shown(name, value.toFixed(3), { value }) : atLeast(name, value, target, '', 3);
}
