import pg from 'pg';

/**
 * Has `work` ask the database at `url` over a connection of its own, which is closed afterwards. For what a start asks before anybody
 * needs Prisma's client, which takes longer to load than all of that.
 */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'masthead start' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
