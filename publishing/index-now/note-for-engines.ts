import { Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../lib/ids.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { PublishingEvent } from '../events.ts';
import { addJob } from '../jobs/add-job.ts';
import { routes } from '../routes.ts';

/** Pings wait a moment, so that several changes are one message and every instance shows them before an engine looks. */
const WAIT = Prisma.sql`interval '5 seconds'`;

/**
 * Notes in the transaction of a change which addresses search engines must hear of, when the institution wants that. What is
 * scheduled is noted for its time; whether it is public is asked again then.
 */
export async function noteForEngines(tx: Tx, events: PublishingEvent[]): Promise<void> {
  const changed = events.flatMap((event): { path: string; publication: string | null }[] => {
    if (event.type === 'redirect.changed') return [{ path: encodeURI(event.path), publication: null }];
    if (event.type !== 'publication.changed') return [];
    return event.addresses.map(({ kind, slug }) => ({ path: routes.publication(kind, slug), publication: event.id }));
  });
  if (changed.length === 0) return;
  const noted = await tx.$queryRaw<{ dueAt: Date }[]>`
    INSERT INTO "IndexPing" (id, path, "dueAt")
    SELECT DISTINCT ON (c.path) c.id, c.path, greatest(clock_timestamp(), (
      SELECT p."releaseAt" FROM "Publication" p WHERE p.id = c.publication AND p.state = 'scheduled')) + ${WAIT}
    FROM unnest(
      ${changed.map(() => newId())}::uuid[], ${changed.map(({ path }) => path)}::text[],
      ${changed.map(({ publication }) => publication)}::uuid[]) AS c(id, path, publication)
    WHERE EXISTS (SELECT FROM "Institution" WHERE "indexNowKey" IS NOT NULL)
    RETURNING "dueAt"`;
  const times = [...new Set(noted.map(({ dueAt }) => dueAt.getTime()))];
  for (const time of times) await addJob(tx, 'indexnow.send', {}, { runAt: new Date(time), queue: 'indexnow' });
}
