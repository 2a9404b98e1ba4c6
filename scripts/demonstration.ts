import { db } from '../lib/db.ts';

/** Gives an empty database the demonstration institute. */
export async function fillWhenEmpty(): Promise<void> {
  if (await db().publication.findFirst({ select: { id: true } })) return;
  const { isEmpty, loadDemo } = await import('../prisma/demo/load.ts');
  if (!(await isEmpty())) return;
  console.log('Loading the demonstration content …');
  await loadDemo();
}
