/** Everything public that can be reached from `start`: each address once as a page and once as the data of a page. */
export async function crawl(origin: string, start: string[]): Promise<{ bytes: Map<string, string>; asked: number }> {
  const bytes = new Map<string, string>();
  const queue = [...WELL_KNOWN, ...start];
  const seen = new Set(queue);
  let asked = 0;
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
      const response = await fetch(origin + path, { headers });
      const text = `${[...response.headers].join('\n')}\n${await response.text()}`;
      asked += 1;
      bytes.set(`${headers.rsc ? 'data of ' : ''}${path}`, text);
      for (const found of addressesIn(text, origin + path)) {
        if (!seen.has(found) && found.length < 500) {
          seen.add(found);
          queue.push(found);
        }
      }
    }
  }
  return { bytes, asked };
}

const WELL_KNOWN = [
  '/robots.txt',
  '/sitemap.xml',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/llms.txt',
  '/search?q=zxq',
  '/nothing-here',
];

function addressesIn(text: string, base: string): string[] {
  // Also the links of Markdown and the addresses in JSON.
  return [...text.matchAll(/(?:(?:href|src|action|content)="|<loc>|\]\(|"(?:url|href)":\s*")([^"#<)]+)/g)].flatMap(
    ([, written = '']) => {
      const url = URL.parse(written.replaceAll('&amp;', '&'), base);
      const ours = url?.origin === new URL(base).origin && !url.pathname.startsWith('/_next/');
      return url && ours && !/^\w+$/.test(written) ? [url.pathname + url.search] : [];
    },
  );
}
