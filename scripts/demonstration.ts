import { disconnect } from '../lib/disconnect.ts';
import { withClient } from '../lib/with-client.ts';

/** Gives the database at `url` the demonstration institute when nobody has put anything into it. */
export async function fillWhenEmpty(url: string): Promise<void> {
  if (await hasPublications(url)) return;
  const { isEmpty, loadDemo } = await import('../prisma/demo/load.ts');
  try {
    if (!(await isEmpty())) return;
    console.log('Loading the demonstration content …');
    await loadDemo();
  } finally {
    await disconnect();
  }
}

function hasPublications(url: string): Promise<boolean> {
  return withClient(url, 'masthead start', async (client) => {
    const { rows } = await client.query<{ there: boolean }>('select exists (select from "Publication") as there');
    return rows[0]?.there ?? false;
  });
}
