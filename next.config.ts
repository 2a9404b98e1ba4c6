import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: true,
  poweredByHeader: false,
  htmlLimitedBots: /(?!)/,
  cacheMaxMemorySize: 256 * 1024 * 1024,
  cacheLife: { published: { stale: 30, revalidate: 300, expire: 86_400 } },
  turbopack: { root: import.meta.dirname },
  experimental: { isrFlushToDisk: false },
};
export default nextConfig;
