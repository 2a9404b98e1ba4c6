import { processWide } from './process-wide.ts';

const health = processWide('database-health', () => ({ reachable: true }));

/** What the process last learned about its database; true until it has learned otherwise. */
export function databaseReachable(): boolean {
  return health.reachable;
}

export function reportDatabase(reachable: boolean): void {
  health.reachable = reachable;
}
