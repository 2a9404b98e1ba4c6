import type { ClientBase } from 'pg';
import type { Kind } from '../kinds.ts';
import type { Scope } from '../listings/listing.ts';

/** What changes for readers at its time though no row does: a scheduled publication, an event that ends, a redirect of a bundle. */
export type DueRelease = DuePublication | DueRedirect;
export type DuePublication = { id: string; releaseAt: Date; kind: Kind; slug: string; scopes: Scope[] };
export type DueRedirect = { id: string; releaseAt: Date; path: string };

export type Look = {
  due: DueRelease[];
  /** Milliseconds until the next one, by the database's clock; null when none is scheduled. */
  nextIn: number | null;
};

/** What became due within the last `withinSeconds`, and when the next does; one look at the database's clock. */
export async function lookForReleases(client: ClientBase, withinSeconds: number): Promise<Look> {
  const due = await client.query<DuePublication>(
    `SELECT p.id, p."releaseAt", p.kind, p.slug,
            array(SELECT e.scope FROM "ListEntry" e WHERE e."publicationId" = p.id) AS scopes
     FROM "Publication" p
     WHERE p.state = 'scheduled' AND p."releaseAt" > now() - make_interval(secs => $1) AND p."releaseAt" <= now()`,
    [withinSeconds],
  );
  const ended = await client.query<DuePublication>(
    `SELECT id, ${ENDS_AT} AS "releaseAt", kind, slug, '{}'::text[] AS scopes FROM "Publication"
     WHERE "startsAt" IS NOT NULL AND ${ENDS_AT} > now() - make_interval(secs => $1) AND ${ENDS_AT} <= now()`,
    [withinSeconds],
  );
  const redirects = await client.query<DueRedirect>(
    `SELECT 'redirect ' || path AS id, "activeFrom" AS "releaseAt", path FROM "Redirect"
     WHERE "bundleId" IS NOT NULL AND "activeFrom" > now() - make_interval(secs => $1) AND "activeFrom" <= now()`,
    [withinSeconds],
  );
  const next = await client.query<{ milliseconds: number | null }>(
    `SELECT (extract(epoch FROM least(
       (SELECT min("releaseAt") FROM "Publication" WHERE state = 'scheduled' AND "releaseAt" > now()),
       (SELECT min(${ENDS_AT}) FROM "Publication" WHERE "startsAt" IS NOT NULL AND ${ENDS_AT} > now()),
       (SELECT min("activeFrom") FROM "Redirect" WHERE "bundleId" IS NOT NULL AND "activeFrom" > now())) - now()) * 1000)::float8
       AS milliseconds`,
  );
  return { due: [...due.rows, ...ended.rows, ...redirects.rows], nextIn: next.rows[0]?.milliseconds ?? null };
}

/** When an event is over, as `eventAt` has it. */
const ENDS_AT = `coalesce("endsAt", "startsAt" + interval '24 hours')`;
