/** What every database says of itself, whatever is in it. */
export type DatabaseNature = { version: string; encoding: string };

/** As columns of a query. */
export const NATURE = `current_setting('server_version') as version, current_setting('server_encoding') as encoding`;

/** Throws a sentence about a database in which our migrations would fail, or texts could not be kept. */
export function refuseUnfit({ version, encoding }: DatabaseNature): void {
  if (Number.parseInt(version, 10) < OLDEST) {
    throw new Error(
      `The database runs on PostgreSQL ${version} and Masthead needs ${OLDEST} or later: upgrade the server, or name another in DATABASE_URL.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database keeps texts as ${encoding} and Masthead needs UTF8: name one in DATABASE_URL that was made with "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8'".`,
    );
  }
}

const OLDEST = 15;
