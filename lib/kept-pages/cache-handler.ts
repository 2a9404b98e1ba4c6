import { type KeptPage, keptPages, type Rendered } from './kept-pages.ts';

/**
 * Has the framework keep what it renders where we keep it. It takes a store from this symbol when its `cacheHandler` names none; that
 * setting would have it import the store anew for each request, which made a kept page a sixth slower.
 */
export function keepPagesHere(): void {
  Object.assign(globalThis, { [Symbol.for('@next/cache-handlers')]: { FetchCache: CacheHandler } });
}

/**
 * What the framework asks of a store, of which it makes one for each request. The contract is its `cacheHandler`
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/incrementalCacheHandlerPath).
 */
class CacheHandler {
  /** Before anything is rendered for the request. */
  readonly #began = performance.now();

  async get(key: string): Promise<KeptPage | null> {
    return keptPages().get(key);
  }

  async set(key: string, value: Rendered, { cacheControl }: Pick<KeptPage, 'cacheControl'>): Promise<void> {
    keptPages().set(key, { value, lastModified: Date.now(), cacheControl }, this.#began);
  }

  /** At once, whatever time is given: the site expires nothing otherwise. */
  async revalidateTag(tags: string | string[]): Promise<void> {
    keptPages().expire([tags].flat());
  }

  resetRequestCache(): void {}
}
