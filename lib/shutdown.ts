import { processWide } from './process-wide.ts';

type Ending = () => Promise<void>;

const endings = processWide<Ending[]>('shutdown', () => []);

/** Has `end` called before the process ends. */
export function beforeShutdown(end: Ending): void {
  endings.push(end);
}

/** Ends what asked to be told, all at once; what fails then is no longer of interest. */
export async function shutDown(): Promise<void> {
  await Promise.allSettled(endings.splice(0).map((end) => end()));
}
