import { type KeptPage, keptPages, type Rendered } from './kept-pages.ts';

/**
 * How the framework keeps what it renders, of which it makes one for each request. The contract is its `cacheHandler`
 * (https://nextjs.org/docs/app/api-reference/config/next-config-js/incrementalCacheHandlerPath); `next.config.ts` names this file.
 */
export default class CacheHandler {
  async get(key: string): Promise<KeptPage | null> {
    return keptPages().get(key);
  }

  async set(key: string, value: Rendered, { cacheControl }: Pick<KeptPage, 'cacheControl'>): Promise<void> {
    keptPages().set(key, { value, lastModified: Date.now(), cacheControl });
  }

  /** At once, whatever time is given: the site expires nothing otherwise. */
  async revalidateTag(tags: string | string[]): Promise<void> {
    keptPages().expire([tags].flat());
  }

  resetRequestCache(): void {}
}
