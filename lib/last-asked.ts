import { processWide } from './process-wide.ts';

const last = processWide('last-asked', () => ({ at: Number.NEGATIVE_INFINITY }));

/** Somebody asks this process for something, other than itself. */
export function somebodyAsks(): void {
  last.at = performance.now();
}

/** Whether somebody asked in the last `milliseconds`. */
export function wasAskedWithin(milliseconds: number): boolean {
  return performance.now() - last.at <= milliseconds;
}
