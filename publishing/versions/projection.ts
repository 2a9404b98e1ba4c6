import type { Tx } from '../../lib/transaction.ts';
import { filesOf } from '../body/files.ts';
import type { PublicationContent } from '../publications/content.ts';

type Released = { id: string; revisionId: string; content: PublicationContent; liveAt: Date };

/**
 * Notes that revisions are public from `liveAt` on, as the next version of each publication. One that still waited for its
 * time at `now` never was public, and goes; null says that there are no earlier versions.
 */
export async function addVersions(tx: Tx, released: Released[], now: Date | null): Promise<void> {
  const ids = released.map(({ id }) => id);
  const where = { publicationId: { in: ids } };
  if (now) await tx.publicVersion.deleteMany({ where: { ...where, liveAt: { gt: now } } });
  const known = now ? await tx.publicVersion.groupBy({ by: ['publicationId'], where, _max: { number: true } }) : [];
  const last = new Map(known.map(({ publicationId, _max }) => [publicationId, _max.number ?? 0]));
  await tx.publicVersion.createMany({
    data: released.map(({ id, revisionId, content, liveAt }) => ({
      publicationId: id,
      number: (last.get(id) ?? 0) + 1,
      revisionId,
      liveAt,
      files: filesOfContent(content),
    })),
  });
}

/** A release was called off before its time: what waited never was public. */
export async function dropWaitingVersion(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.publicVersion.deleteMany({ where: { publicationId: id, liveAt: { gt: now } } });
}

/** Takes the texts of all versions from readers, for good: a later return of the publication does not open them again. */
export async function closeVersions(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.publicVersion.updateMany({ where: { publicationId: id, closedAt: null }, data: { closedAt: at } });
}

function filesOfContent(content: PublicationContent): string[] {
  const named = [content.cover?.fileId ?? [], content.downloads.map(({ fileId }) => fileId), filesOf(content.body)];
  return [...new Set(named.flat())];
}
