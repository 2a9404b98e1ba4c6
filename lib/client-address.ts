import { BlockList, isIP } from 'node:net';
import { ok, type Result, refusedFor } from './result.ts';

/** Whose word about where a request came from is taken: the machines that stand between readers and this process. */
export type TrustedProxies = { has(address: string): boolean };

/** Reads addresses and networks ("10.0.0.0/8, ::1") separated by commas or spaces; "none" for nobody's word. */
export function readProxies(text: string): Result<TrustedProxies> {
  const list = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter((each) => each !== '' && each !== 'none')) {
    const [network = '', length, ...more] = entry.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const bits = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : -1;
    if (isIP(network) === 0 || network.includes('%') || bits < 0 || bits > most || more.length > 0) {
      return refusedFor('', `“${entry}” is neither an IP address nor a network such as 10.0.0.0/8.`);
    }
    list.addSubnet(network, bits, family);
  }
  return ok({ has: (address) => isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') });
}

/**
 * Where a request came from. Whoever holds the connection (`peer`) is believed only if it is a trusted proxy; then so is what it
 * wrote last into X-Forwarded-For, and so on towards the front. What a visitor wrote there itself is never reached.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  proxies: TrustedProxies,
): string {
  let address = addressIn(peer ?? '') ?? 'unknown';
  for (const hop of (forwarded ?? '').split(',').reverse()) {
    if (!proxies.has(address)) break;
    const before = addressIn(hop);
    if (before === null) break;
    address = before;
  }
  return address;
}

/** What one subscriber can change at will is one: of an IPv6 address only the network of 64 bits counts. */
export function subscriberOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [front = '', back] = address.split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const [first, last] = [groups(front), groups(back)];
  const zeros = back === undefined ? 0 : 8 - first.length - last.length;
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${all.slice(0, 4).join(':')}::/64`;
}

/** One spelling for each address: without port, brackets and zone, IPv4 as itself; null for what is none. */
function addressIn(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIP(bare) === 4) return bare;
  if (isIP(bare) === 0) return null;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join('.');
}
