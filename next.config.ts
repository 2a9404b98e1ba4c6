import type { NextConfig } from 'next';
import { WHOLE_PAGE_READER } from './lib/whole-page.ts';

// A test run builds beside the site that may be running from here.
const testBuild = process.env.MASTHEAD_TEST_BUILD === '1';

// What machines ask for by names with a dot, which the framework's folders can't say: it is answered in app/(site)/machines.
const MACHINE_ADDRESSES = [
  ['/machines/:path*', '/nothing'],
  ...(['feed.xml', 'atom.xml', 'feed.json'] as const).flatMap((file) => [
    // In this order, for an address that was rewritten is tried with the rules that follow.
    [`/:path+/${file}`, `/machines/feeds/${file}/:path+`],
    [`/${file}`, `/machines/feeds/${file}`],
  ]),
  // Pictures of lists; those of publications have folders of their own, one level down.
  ...['/card/:name', '/artwork.jpg'].flatMap((end) => {
    const name = end === '/artwork.jpg' ? 'artwork.jpg' : ':name';
    return [
      [`/:section/:slug${end}`, `/machines/cards/${name}/:section/:slug`],
      [`/:section${end}`, `/machines/cards/${name}/:section`],
      [end, `/machines/cards/${name}`],
    ];
  }),
  ['/sitemap.xml', '/machines/sitemaps/index'],
  ['/sitemap-:name.xml', '/machines/sitemaps/:name'],
  ['/robots.txt', '/machines/texts/robots'],
  ['/llms.txt', '/machines/texts/llms'],
  ['/:key([A-Za-z0-9-]{8,128}).txt', '/machines/index-now-key/:key'],
  ...(['md', 'json'] as const).map((form) => [
    `/publications/:kind/:slug([^/]+).${form}`,
    `/machines/forms/${form}/:kind/:slug`,
  ]),
].map(([source = '', destination = '']) => ({ source, destination }));

const nextConfig: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: true,
  poweredByHeader: false,
  // The server does it: lib/compression.ts.
  compress: false,
  generateEtags: false,
  // The server deals with these itself, in one step with old addresses: server.ts.
  skipTrailingSlashRedirect: true,
  // Nobody is who they say: the server asks in this name for what has to be drawn whole.
  htmlLimitedBots: new RegExp(`^${WHOLE_PAGE_READER}$`),
  cacheMaxMemorySize: 2 * 1024 * 1024,
  cacheLife: { published: { stale: 30, revalidate: 300, expire: 86_400 } },
  // Instances with the same sources are the same deployment, wherever they were built.
  deploymentId: process.env.DEPLOYMENT_ID,
  generateBuildId: () => process.env.DEPLOYMENT_ID ?? null,
  distDir: testBuild ? '.next-test' : '.next',
  typescript: testBuild ? { tsconfigPath: 'tsconfig.test.json' } : {},
  serverExternalPackages: ['graphile-worker'],
  turbopack: { root: import.meta.dirname },
  rewrites: async () => ({
    beforeFiles: [
      ...MACHINE_ADDRESSES,
      { source: '/', destination: '/front/today' },
      { source: '/publications/:kind/:slug([^/]+)\\.pdf', destination: '/publications/:kind/:slug/pdf' },
      // What the framework has for itself under these is nothing to ask for.
      { source: '/_global-error', destination: '/nothing' },
      { source: '/index', destination: '/nothing' },
    ],
    afterFiles: [],
    fallback: [],
  }),
  redirects: async () => [{ source: '/front/:path*', destination: '/', permanent: true }],
  headers: async () => [
    { source: '/search/:path+', headers: [{ key: 'X-Robots-Tag', value: 'noindex' }] },
    {
      source: '/search',
      has: [{ type: 'query', key: 'q' }],
      headers: [{ key: 'X-Robots-Tag', value: 'noindex' }],
    },
    {
      source: '/preview/:path*',
      headers: [
        { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
        { key: 'Cache-Control', value: 'private, no-store' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
      ],
    },
    {
      source: '/fonts/:path*.woff2',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
  // A start waits for nothing that its first reader doesn't ask for; each page's code is loaded when it is first asked for.
  experimental: { isrFlushToDisk: false, preloadEntriesOnStart: false },
};
export default nextConfig;
