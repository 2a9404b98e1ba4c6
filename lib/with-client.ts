import pg from 'pg';

/**
 * Has `work` ask the database at `url` over a connection of its own, which is closed afterwards and ends what was begun on it. For what
 * doesn't need Prisma's client, which takes longer to load than a start takes for all that it asks. `name` is what the database calls the
 * connection. Rejects when the database can't be reached within ten seconds or is lost meanwhile.
 */
export async function withClient<T>(url: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 10_000 });
  // Who asks is told by the rejection; without a listener the process would end.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
