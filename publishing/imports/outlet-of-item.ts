import { slugFrom } from '../../lib/slug.ts';
import type { Item } from './items.ts';
import type { Mapping } from './mapping.ts';
import type { OutletRecord } from './records.ts';
import type { Reporter } from './report.ts';

/** The outlet of a piece that lives elsewhere: the named one, else the one at its address, made when there is none. */
export function outletOf(
  item: Item,
  outlets: Map<string, { record: OutletRecord; fingerprint: string }>,
  mapping: Mapping,
  reporter: Reporter,
): string | null {
  const away = item.originalUrl ? '' : item.movedTo || item.canonical;
  if (away && away === item.movedTo) reporter.remark('moved-away', item.key, `It sent readers to ${away}.`);
  else if (away) reporter.remark('canonical', item.key, `It named ${away} as the original.`);
  if (away && !isAt(away, mapping.origins)) item.originalUrl = away;

  const elsewhere = item.originalUrl;
  if (!elsewhere) {
    if (item.outlet)
      reporter.remark('outlet-unused', item.key, `It names the source “${item.outlet}” and no address there.`);
    return null;
  }
  const named = slugFrom(item.outlet);
  if (named && outlets.has(named)) return named;
  const host = hostOf(elsewhere);
  const atHost = [...outlets].find(([, { record }]) => record.url && hostOf(record.url) === host);
  if (!named && atHost) return atHost[0];
  const slug = named || slugFrom(host.replaceAll('.', '-')) || 'elsewhere';
  if (!outlets.has(slug)) {
    const url = new URL(elsewhere).origin;
    outlets.set(slug, {
      record: { key: `outlet:${slug}`, hash: '', slug, name: host, aliases: [], url },
      fingerprint: 'made',
    });
    const what = item.outlet ? `The source “${item.outlet}” has no record` : 'It names no source';
    reporter.remark('outlet-new', item.key, `${what}; the outlet ${host} was made.`);
  }
  return slug;
}

function isAt(address: string, origins: string[]): boolean {
  return origins.some((origin) => hostOf(origin) === hostOf(address));
}

function hostOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
