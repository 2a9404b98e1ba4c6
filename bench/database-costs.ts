import { costsOfPages } from './page-costs.ts';
import { atMost, type Line, shown } from './results.ts';

export const SIZES = [1000, 10_000, 100_000] as const;
const LIMIT = 2;

/** What each sort of page costs at each size, and how much more at the largest than at the smallest. */
export async function databaseCosts(urls: Record<number, string>): Promise<Line[]> {
  const measured = await costsOfPages(SIZES.map((size) => urls[size] ?? ''));
  return measured.flatMap(({ page, costs }) => {
    const values = costs.map(({ milliseconds, blocks }) => `${milliseconds.toFixed(2)} ms, ${blocks}`);
    const ratio = (costs.at(-1)?.milliseconds ?? Number.NaN) / (costs[0]?.milliseconds ?? Number.NaN);
    return [shown(page, values.join(' | ')), atMost(`${page}, 100,000 : 1,000`, ratio, LIMIT, '', 2)];
  });
}
