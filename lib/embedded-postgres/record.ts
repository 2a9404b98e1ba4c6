import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseUrls } from '../database-url.ts';

/** Where the embedded server of a data directory listens, and where its files are; kept in `DATA_DIR/postgres.json`. */
export type EmbeddedRecord = {
  /** Absolute; outside DATA_DIR when the server's account can't reach it there. */
  readonly cluster: string;
  readonly port: number;
  /** Of `masthead`, the role that owns everything. */
  readonly password: string;
};

/** The record in `dataDir`, or undefined when no embedded server was ever started there. */
export function readRecord(dataDir: string): EmbeddedRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as EmbeddedRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeRecord(dataDir: string, record: EmbeddedRecord): Promise<void> {
  const path = recordPath(dataDir);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

type Address = Pick<EmbeddedRecord, 'port' | 'password'>;

/** A database of the embedded server, in both roles. */
export function embeddedUrls({ port, password }: Address, database = 'masthead'): DatabaseUrls {
  const as = (role: string, its: string) => `postgresql://${role}:${its}@127.0.0.1:${port}/${database}`;
  return { url: as(SITE_ROLE, sitePassword(password)), ownerUrl: as('masthead', password) };
}

const SITE_ROLE = 'masthead_site';

/** Follows from the owner's, which does not follow from it. */
function sitePassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update(SITE_ROLE).digest('hex');
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}
