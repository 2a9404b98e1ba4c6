import { deserialize, serialize } from 'node:v8';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { BoundedMap } from '../bounded-map.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';
import { processWide } from '../process-wide.ts';
import { type Place, RoundFile } from './round-file.ts';

/** What the framework rendered for an address: a page, or the answer of a handler; null is "nothing is here". */
export type Rendered =
  | {
      kind: 'APP_PAGE';
      html: string;
      rscData?: Buffer;
      segmentData?: Map<string, Buffer>;
      headers?: Headers;
      status?: number;
    }
  | { kind: 'APP_ROUTE'; body: Buffer; headers?: Headers }
  | { kind: 'REDIRECT'; props: object }
  | null;

export type KeptPage = {
  value: Rendered;
  /** In milliseconds since 1970. */
  lastModified: number;
  /** Seconds after which it is made anew behind the reader's back, and after which it is no longer shown. */
  cacheControl?: { revalidate: number | false; expire?: number };
};

type Headers = Record<string, string | string[] | number | undefined>;

type PackedPage = Omit<KeptPage, 'value'> & { place: Place; tags: string[]; asked: boolean };

/**
 * The pages this process has rendered, packed to a tenth in a file, so that all pages of an institute are kept and the oldest gives
 * way; those that are asked for twice are whole in memory as well, at most `bytes` of them. So whoever asks for every page once, as
 * crawlers do, takes no room from what is read. That an address has nothing is kept in memory alone.
 */
export class KeptPages {
  readonly #whole: BoundedMap<KeptPage>;
  readonly #packed = new Map<string, PackedPage>();
  readonly #file: RoundFile;
  /** When each tag was expired last, by `performance.now()`; the latest is last. */
  readonly #expired = new Map<string, number>();
  #failing = false;

  constructor(bytes: number, file: RoundFile) {
    this.#whole = new BoundedMap(bytes, sizeOf);
    this.#file = file;
  }

  /** Whether pages can be put into the file. */
  get hasRoom(): boolean {
    return !this.#failing;
  }

  get(key: string): KeptPage | null {
    return this.#whole.get(key) ?? this.#unpacked(key);
  }

  /** `began` is when its making did, by `performance.now()`: what was made of something that was expired meanwhile is not kept. */
  set(key: string, page: KeptPage, began = performance.now()): void {
    if (this.#isOutdated(page, began)) return;
    this.delete(key);
    if (isNothing(page.value) || !this.#putAway(key, page)) this.#whole.set(key, page);
    for (const [oldest, { place }] of this.#packed) {
      if (this.#file.holds(place) && this.#packed.size <= MOST) break;
      this.#packed.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#packed.delete(key);
    this.#whole.delete(key);
  }

  /** Forgets everything that was made of what one of the tags names. */
  expire(tags: string[]): void {
    const now = performance.now();
    for (const tag of tags) {
      this.#expired.delete(tag);
      this.#expired.set(tag, now);
    }
    for (const [tag, at] of this.#expired) {
      if (now - at <= LONGEST_MAKING) break;
      this.#expired.delete(tag);
    }
    for (const [key] of this.#madeOf(tags)) this.delete(key);
  }

  /** Has the same pages made anew, each behind the back of the next who asks for it; where that fails they are shown on. */
  age(tags: string[]): void {
    for (const [, page] of this.#madeOf(tags)) {
      const { revalidate } = page.cacheControl ?? {};
      if (revalidate) page.lastModified = Math.min(page.lastModified, Date.now() - revalidate * 1000);
    }
  }

  /** The keys of what was made after that moment, in milliseconds since 1970; twice what is in both places. */
  keysSince(moment: number): string[] {
    const all = [...this.#packed, ...this.#whole.entries()];
    return all.filter(([, { lastModified }]) => lastModified > moment).map(([key]) => key);
  }

  /** What is kept and was made of what one of the tags names; twice what is in both places. */
  #madeOf(tags: string[]): [key: string, page: Pick<KeptPage, 'lastModified' | 'cacheControl'>][] {
    const named = new Set(tags);
    const isNamed = (tag: string) => named.has(tag);
    return [
      ...[...this.#packed].filter(([, page]) => page.tags.some(isNamed)),
      ...[...this.#whole.entries()].filter(([, { value }]) => tagsOf(value).some(isNamed)),
    ];
  }

  #isOutdated({ value }: KeptPage, began: number): boolean {
    if (performance.now() - began > LONGEST_MAKING) return true;
    return tagsOf(value).some((tag) => (this.#expired.get(tag) ?? Number.NEGATIVE_INFINITY) >= began);
  }

  #putAway(key: string, { value, ...rest }: KeptPage): boolean {
    return this.#trying(() => {
      this.#packed.set(key, { ...rest, place: this.#file.write(pack(value)), tags: tagsOf(value), asked: false });
      return true;
    }, false);
  }

  #unpacked(key: string): KeptPage | null {
    const packed = this.#packed.get(key);
    const bytes = packed && this.#trying(() => this.#file.read(packed.place), null);
    if (!bytes) return null;
    const { place: _, tags: __, asked, ...rest } = packed;
    const page = { ...rest, value: unpack(bytes) };
    if (asked) this.#whole.set(key, page);
    packed.asked = true;
    return page;
  }

  /** What the disk refuses is said once, and pages are made anew. */
  #trying<Result>(touchFile: () => Result, otherwise: Result): Result {
    try {
      const result = touchFile();
      this.#failing = false;
      return result;
    } catch (error) {
      if (!this.#failing) log().warn({ err: error }, 'Pages can not be kept in DATA_DIR, only in memory');
      this.#failing = true;
      return otherwise;
    }
  }
}

/** Those of this process. */
export function keptPages(): KeptPages {
  return processWide('kept-pages', () => new KeptPages(64 * MEGABYTE, new RoundFile(env().DATA_DIR, 512 * MEGABYTE)));
}

const MEGABYTE = 1024 * 1024;

// A page that took more milliseconds is not kept: what was expired before is no longer known then.
const LONGEST_MAKING = 60_000;

// To remember where a page lies takes memory too, however small the page.
const MOST = 15_000;

// Names, headers and what the maps themselves need, roughly.
const OF_EACH = 2048;

function sizeOf({ value }: KeptPage): number {
  if (value?.kind === 'APP_ROUTE') return value.body.length + OF_EACH;
  if (value?.kind !== 'APP_PAGE') return OF_EACH;
  const segments = [...(value.segmentData?.values() ?? [])].reduce((sum, { length }) => sum + length, 0);
  // As text each letter may take two bytes, and the bytes it was unpacked from stay with the rest of the page.
  return 3 * value.html.length + (value.rscData?.length ?? 0) + segments + OF_EACH;
}

function isNothing(value: Rendered): boolean {
  return value === null || (value.kind === 'APP_PAGE' && value.status === 404);
}

/** The framework writes them into a header that it never sends. */
function tagsOf(value: Rendered): string[] {
  const header = value && 'headers' in value ? value.headers?.['x-next-cache-tags'] : undefined;
  return typeof header === 'string' ? header.split(',') : [];
}

/** HTML is packed as bytes: as text each letter would take two, and packing would take longer. */
function pack(value: Rendered): Buffer {
  const plain = value?.kind === 'APP_PAGE' ? { ...value, html: Buffer.from(value.html) } : value;
  return brotliCompressSync(serialize(plain), QUICKLY);
}

function unpack(bytes: Buffer): Rendered {
  const plain = deserialize(brotliDecompressSync(bytes));
  return plain?.kind === 'APP_PAGE' ? { ...plain, html: plain.html.toString() } : plain;
}

const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 18 } };
