import { processWide } from '../../lib/process-wide.ts';

/** Whether this process hears what changes; until it does it must not be asked for pages. */
export type FreshnessStatus = { listening: boolean; reason: string };

const current = processWide<{ status: FreshnessStatus }>('freshness', () => ({
  status: { listening: false, reason: 'Starting: not yet listening to the database.' },
}));

export function freshnessStatus(): FreshnessStatus {
  return current.status;
}

export function setFreshnessStatus(status: FreshnessStatus): void {
  current.status = status;
}
