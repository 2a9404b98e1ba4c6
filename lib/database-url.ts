import { embeddedUrl, readRecord } from './embedded-postgres/record.ts';
import { env } from './env.ts';

/** Connection string of the database this process works on: DATABASE_URL, or the embedded server's. */
export function databaseUrl(): string {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) return DATABASE_URL;
  const record = readRecord(DATA_DIR);
  if (record) return embeddedUrl(record);
  throw new Error(
    `No database: DATABASE_URL is not set and none was ever started in ${DATA_DIR}; run "npm start" once.`,
  );
}
