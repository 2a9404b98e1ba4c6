import { databaseCost, type PageCost } from './database-cost.ts';
import { atMost, type Line, shown } from './results.ts';

export const SIZES = [1000, 10_000, 100_000] as const;
const LIMIT = 2;

/** What each sort of page costs at each size, and how much more at the largest than at the smallest. */
export async function databaseCosts(urls: Record<number, string>): Promise<Line[]> {
  const costs: PageCost[][] = [];
  for (const size of SIZES) costs.push(await databaseCost(urls[size] ?? ''));
  const [smallest = [], , largest = []] = costs;
  return smallest.flatMap(({ page, milliseconds }, index) => {
    const values = costs.map((cost) => `${cost[index]?.milliseconds.toFixed(2)} ms, ${cost[index]?.blocks}`);
    const ratio = (largest[index]?.milliseconds ?? Number.NaN) / milliseconds;
    return [shown(page, values.join(' | ')), atMost(`${page}, 100,000 : 1,000`, ratio, LIMIT, '', 2)];
  });
}
