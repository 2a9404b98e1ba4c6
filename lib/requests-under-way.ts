import type { ServerResponse } from 'node:http';
import { processWide } from './process-wide.ts';

const underWay = processWide('requests-under-way', () => new Set<Promise<void>>());

/** Counts a request among those under way until its answer is written or given up. */
export function isUnderWay(response: ServerResponse): void {
  const ended = new Promise<void>((resolve) => {
    response.once('close', resolve);
  });
  underWay.add(ended);
  void ended.then(() => underWay.delete(ended));
}

/** Resolves when all have ended that are under way now; null when none is. */
export function thoseUnderWay(): Promise<unknown> | null {
  return underWay.size === 0 ? null : Promise.all(underWay);
}
