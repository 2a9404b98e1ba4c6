import pg from 'pg';

/** Gives the database at `url` the demonstration institute when nobody has put anything into it. */
export async function fillWhenEmpty(url: string): Promise<void> {
  if (await hasPublications(url)) return;
  const [{ isEmpty, loadDemo }, { disconnect }] = await Promise.all([
    import('../prisma/demo/load.ts'),
    import('../lib/db.ts'),
  ]);
  try {
    if (!(await isEmpty())) return;
    console.log('Loading the demonstration content …');
    await loadDemo();
  } finally {
    await disconnect();
  }
}

/** Asked without the database client, which takes longer to load than the rest of a start. */
async function hasPublications(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>('select exists (select from "Publication") as there');
    return rows[0]?.there ?? false;
  } finally {
    await client.end();
  }
}
