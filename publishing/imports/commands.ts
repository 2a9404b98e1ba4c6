import type { Tx } from '../../lib/transaction.ts';

/** What a source became, so that the next import knows it again. */
export type Origin = {
  key: string;
  fingerprint: string;
  publicationId?: string;
  personId?: string;
  outletId?: string;
  hubId?: string;
  fileId?: string;
};

/** Remembers what sources became; what was known of them before is replaced. Of a key that stands twice the last counts. */
export async function rememberSources(tx: Tx, source: string, origins: Origin[]): Promise<void> {
  const rows = [...new Map(origins.map((origin) => [origin.key, origin])).values()];
  if (rows.length === 0) return;
  const column = (name: keyof Origin) => rows.map((row) => row[name] ?? null);
  await tx.$executeRaw`
    INSERT INTO "ImportSource" (source, key, fingerprint, "publicationId", "personId", "outletId", "hubId", "fileId")
    SELECT ${source}, * FROM unnest(
      ${column('key')}::text[], ${column('fingerprint')}::text[], ${column('publicationId')}::uuid[],
      ${column('personId')}::uuid[], ${column('outletId')}::uuid[], ${column('hubId')}::uuid[], ${column('fileId')}::uuid[])
    ON CONFLICT (source, key) DO UPDATE SET
      fingerprint = excluded.fingerprint, "publicationId" = excluded."publicationId", "personId" = excluded."personId",
      "outletId" = excluded."outletId", "hubId" = excluded."hubId", "fileId" = excluded."fileId", "importedAt" = now()`;
}
