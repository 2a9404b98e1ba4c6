import type { ClientBase } from 'pg';
import type { Kind } from '../kinds.ts';
import type { Scope } from '../listings/listing.ts';

/** A scheduled publication whose time has come: what changes for readers, though no row does. */
export type DueRelease = { id: string; releaseAt: Date; kind: Kind; slug: string; scopes: Scope[] };

export type Look = {
  due: DueRelease[];
  /** Milliseconds until the next one, by the database's clock; null when none is scheduled. */
  nextIn: number | null;
};

/** What became due within the last `withinSeconds`, and when the next does; one look at the database's clock. */
export async function lookForReleases(client: ClientBase, withinSeconds: number): Promise<Look> {
  const due = await client.query<DueRelease>(
    `SELECT p.id, p."releaseAt", p.kind, p.slug,
            array(SELECT e.scope FROM "ListEntry" e WHERE e."publicationId" = p.id) AS scopes
     FROM "Publication" p
     WHERE p.state = 'scheduled' AND p."releaseAt" > now() - make_interval(secs => $1) AND p."releaseAt" <= now()`,
    [withinSeconds],
  );
  const next = await client.query<{ milliseconds: number | null }>(
    `SELECT (extract(epoch FROM min("releaseAt") - now()) * 1000)::float8 AS milliseconds
     FROM "Publication" WHERE state = 'scheduled' AND "releaseAt" > now()`,
  );
  return { due: due.rows, nextIn: next.rows[0]?.milliseconds ?? null };
}
