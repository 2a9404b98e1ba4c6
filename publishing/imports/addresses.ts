import { posix } from 'node:path';
import { decoded } from '../../lib/decoded.ts';
import type { Mapping } from './mapping.ts';
import { MARKDOWN } from './site-folder.ts';

export type Resolution = { address: string; others: number } | null;

/** Where everything that came from the old site is now: by its file there and by its addresses there. */
export class AddressBook {
  readonly #byFile = new Map<string, string>();
  readonly #byName = new Map<string, string[]>();
  readonly #byPath = new Map<string, string>();
  readonly #origins: Set<string>;
  readonly #home: string;

  constructor(mapping: Pick<Mapping, 'origins' | 'pages'>) {
    this.#origins = new Set(mapping.origins.map(hostOf));
    this.#home = mapping.origins[0] ? new URL(mapping.origins[0]).origin : '';
    for (const [path, address] of Object.entries(mapping.pages)) {
      this.addAddress(path, address);
      this.#byFile.set(fileName(path), address);
    }
  }

  /** `file` is its path in the folder, `address` a path of our site. */
  addFile(file: string, address: string): void {
    const name = fileName(file);
    this.#byFile.set(name, address);
    const base = posix.basename(name);
    this.#byName.set(base, [...(this.#byName.get(base) ?? []), address]);
  }

  addAddress(path: string, address: string): void {
    const key = pathKey(path);
    if (!this.#byPath.has(key)) this.#byPath.set(key, address);
  }

  /** What a `ref` names: a file by its path or its name alone, or a page by its address. `others` have the same name. */
  file(reference: string): Resolution {
    const [path = '', anchor = ''] = parted(reference);
    const name = fileName(path);
    const named = this.#byName.get(posix.basename(name)) ?? [];
    const exact = this.#byFile.get(name) ?? this.#byPath.get(pathKey(`/${path.replace(/^\//, '')}`));
    const address = exact ?? (name.includes('/') ? undefined : named[0]);
    return address === undefined ? null : { address: address + anchor, others: exact ? 0 : named.length - 1 };
  }

  /** The address a link should have now. Links to the old site that lead to nothing of ours stay links to the old site. */
  link(href: string): string | null {
    if (href.startsWith('/')) return this.path(href) ?? (this.#home ? this.#home + href : null);
    if (!/^https?:/i.test(href)) return /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : null;
    if (!URL.canParse(href)) return href;
    const url = new URL(href);
    if (!this.#origins.has(hostOf(href))) return href;
    return this.path(url.pathname + url.hash) ?? href;
  }

  /** Our address for a path of the old site, or null. */
  path(path: string): string | null {
    const [bare = '', anchor = ''] = parted(path);
    const address = this.#byPath.get(pathKey(bare));
    return address === undefined ? null : address + anchor;
  }

  /** Whether an absolute address is one of the old site. */
  isOld(href: string): boolean {
    return URL.canParse(href) && this.#origins.has(hostOf(href));
  }
}

/** An alias without a leading slash stands beside the page it leads to, as it does for Hugo. */
export function aliasAt(own: string | undefined, alias: string): string {
  return alias.startsWith('/') || own === undefined ? alias : posix.join(own, '..', alias);
}

/** An address of the old site as it is compared: decoded, in lower case, without what may stand at its ends. */
export function pathKey(path: string): string {
  return `/${decoded(path)
    .normalize('NFC')
    .trim()
    .replace(/^\/+/, '')
    .replace(/(?:^|\/)index\.html?$/, '')
    .replace(/\/+$/, '')}`.toLowerCase();
}

function parted(address: string): [string, string] {
  const at = address.indexOf('#');
  const path = (at < 0 ? address : address.slice(0, at)).replace(/\?.*$/, '');
  const anchor = at < 0 ? '' : address.slice(at);
  return [path, anchor.length > 1 ? anchor : ''];
}

function fileName(path: string): string {
  return path
    .normalize('NFC')
    .replace(/^\/?(?:content\/)?/, '')
    .replace(/\/+$/, '')
    .replace(MARKDOWN, '')
    .replace(/\/?_index$/, '')
    .toLowerCase();
}

function hostOf(address: string): string {
  return new URL(address).host.toLowerCase();
}
