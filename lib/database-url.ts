import { embeddedUrls, readRecord } from './embedded-postgres/record.ts';
import { env } from './env.ts';

/**
 * One database, reached in two roles: `url` is what the running site is there; `ownerUrl` is the owner of its tables, for
 * migrations alone. They are the same where an operator's own database has one role for both.
 */
export type DatabaseUrls = { readonly url: string; readonly ownerUrl: string };

/** The database this process works on: the one of DATABASE_URL, or the embedded server's. */
export function databaseUrls(): DatabaseUrls {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR } = env();
  if (DATABASE_URL) return { url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL };
  const record = readRecord(DATA_DIR);
  if (record) return embeddedUrls(record);
  throw new Error(
    `No database: DATABASE_URL is not set and none was ever started in ${DATA_DIR}; run "npm start" once.`,
  );
}

/** Connection string with which the running site reaches it. */
export function databaseUrl(): string {
  return databaseUrls().url;
}
