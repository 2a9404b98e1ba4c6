import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from './env.ts';

/** Where the embedded server of a data directory listens, and where its cluster is; kept in `DATA_DIR/postgres.json`. */
export type EmbeddedRecord = {
  /** Absolute; outside DATA_DIR when the server's account can't reach it there. */
  readonly cluster: string;
  readonly port: number;
  readonly password: string;
};

/** Connection string of the database this process works on: DATABASE_URL, or the embedded server's. */
export function databaseUrl(): string {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) return DATABASE_URL;
  const record = readEmbeddedRecord(DATA_DIR);
  if (!record) {
    throw new Error(
      `No database: DATABASE_URL is not set and none was ever started in ${DATA_DIR}; run "npm start" once.`,
    );
  }
  return embeddedUrl(record);
}

export function embeddedUrl(
  { port, password }: Pick<EmbeddedRecord, 'port' | 'password'>,
  database = 'masthead',
): string {
  return `postgresql://masthead:${password}@127.0.0.1:${port}/${database}`;
}

/** The record in `dataDir`, or undefined when no embedded server was ever started there. */
export function readEmbeddedRecord(dataDir: string): EmbeddedRecord | undefined {
  try {
    return JSON.parse(readFileSync(embeddedRecordPath(dataDir), 'utf8')) as EmbeddedRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function embeddedRecordPath(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}
