import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, SYSTEM } from '../actor.ts';
import { type Origin, rememberSources } from './commands.ts';
import type { Mapping } from './mapping.ts';
import type { Existing } from './queries.ts';
import { Reporter } from './report.ts';
import type { SiteFolder } from './site-folder.ts';

/** Where an import writes to, and what it has come to know on the way. */
export type Destination = {
  actor: Actor;
  mapping: Mapping;
  folder: SiteFolder;
  existing: Existing;
  reporter: Reporter;
  dryRun: boolean;
  /** Ids of what the old site's names became. */
  ids: {
    people: Map<string, string>;
    topics: Map<string, string>;
    outlets: Map<string, string>;
    items: Map<string, string>;
    files: Map<string, string>;
  };
  progress: (done: number, of: number, what: string) => void;
};

export const IMPORTER = SYSTEM.import;

/** One attempt at a batch: what it learns counts only when its transaction is through. */
export type Attempt = {
  tx: Tx;
  reporter: Reporter;
  files: Map<string, string>;
  remember: Origin[];
  afterCommit: (() => void)[];
};

/**
 * Writes things in transactions of `size`. When a batch fails for a reason nobody foresaw, it is undone and done again one
 * by one, so that only what fails is missing, and reported.
 */
export async function inBatches<T extends { key: string }>(
  things: readonly T[],
  size: number,
  to: Destination,
  what: string,
  write: (batch: readonly T[], attempt: Attempt) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < things.length; start += size) {
    const batch = things.slice(start, start + size);
    try {
      await attempt(batch, to, write);
    } catch (error) {
      if (isLost(error)) throw error;
      for (const thing of batch) {
        try {
          await attempt([thing], to, write);
        } catch (failure) {
          if (isLost(failure)) throw failure;
          to.reporter.remark('refused', thing.key, `It could not be written: ${firstLine(failure)}`);
        }
      }
    }
    to.progress(Math.min(start + size, things.length), things.length, what);
  }
}

async function attempt<T>(
  batch: readonly T[],
  to: Destination,
  write: (batch: readonly T[], attempt: Attempt) => Promise<void>,
): Promise<void> {
  const { reporter, files, afterCommit } = await transaction(async (tx) => {
    const learned: Attempt = { tx, reporter: new Reporter(), files: new Map(), remember: [], afterCommit: [] };
    await write(batch, learned);
    await rememberSources(tx, to.mapping.source, learned.remember);
    return learned;
  });
  to.reporter.add(reporter);
  for (const [key, id] of files) to.ids.files.set(key, id);
  for (const learn of afterCommit) learn();
}

/** Whether the database is gone, so that going on makes no sense. */
function isLost(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(?:P1\d{3}|ECONN\w+|57P0\d|08\d{3})$/.test(code) || /Connection terminated|Can't reach database/i.test(message)
  );
}

function firstLine(error: unknown): string {
  const lines = (error as Error).message
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (lines.at(-1) ?? 'no reason was given').slice(0, 300);
}
