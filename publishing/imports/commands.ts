import type { Tx } from '../../lib/transaction.ts';

/** What a source became, so that the next import knows it again. */
export type Origin = { publicationId?: string; personId?: string; outletId?: string; hubId?: string; fileId?: string };

export async function rememberSource(
  tx: Tx,
  source: string,
  key: string,
  fingerprint: string,
  origin: Origin,
): Promise<void> {
  const data = { fingerprint, ...origin, importedAt: new Date() };
  await tx.importSource.upsert({
    where: { source_key: { source, key } },
    create: { source, key, ...data },
    update: data,
    select: { key: true },
  });
}

/** Remembers many at once; the keys are new. */
export async function rememberSources(
  tx: Tx,
  source: string,
  rows: ({ key: string; fingerprint: string } & Origin)[],
): Promise<void> {
  await tx.importSource.createMany({ data: rows.map((row) => ({ source, ...row })) });
}
