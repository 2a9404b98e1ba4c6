import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { DatabaseUrls } from '../database-url.ts';

/** Where the embedded server of a data directory listens, and where its files are; kept in `DATA_DIR/postgres.json`. */
export type EmbeddedRecord = {
  /** Absolute, but written as a path in DATA_DIR, which may be moved; outside it when the server's account can't reach it there. */
  readonly cluster: string;
  readonly port: number;
  /** Of `masthead`, the role that owns everything. */
  readonly password: string;
};

/** The record in `dataDir`, or undefined when no embedded server was ever started there. */
export function readRecord(dataDir: string): EmbeddedRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(recordPath(dataDir), 'utf8')) as EmbeddedRecord;
    return { ...record, cluster: placeOf(dataDir, record.cluster) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function writeRecord(dataDir: string, record: EmbeddedRecord): Promise<void> {
  const path = recordPath(dataDir);
  const draft = `${path}.${process.pid}`;
  const within = relative(dataDir, record.cluster);
  const written = { ...record, cluster: isOutside(within) ? record.cluster : within };
  await writeFile(draft, `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

function placeOf(dataDir: string, written: string): string {
  // Older versions wrote whole paths: that of the original, in a folder that was moved or copied.
  const ours = join(dataDir, isAbsolute(written) ? basename(written) : written);
  return isAbsolute(written) && !existsSync(ours) ? written : ours;
}

function isOutside(path: string): boolean {
  return isAbsolute(path) || path.split(sep)[0] === '..';
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
