import { Prisma } from '../../generated/prisma/client.ts';
import { db } from '../../lib/db.ts';
import { escapeLike } from '../../lib/escape-like.ts';
import type { MemberView } from '../staff/permissions.ts';
import { withinReach } from '../staff/reach.ts';
import { ACTIVE, addressOf, ENDS, type Ends, findRedirect } from './queries.ts';

/* What the newsroom reads of redirects. Never cached. */

export const REDIRECTS_PAGE = 50;

/**
 * `to` is where it leads now, or will with its bundle; null while that is something the public may not see. `byHand`: to an
 * address, not to something of ours. `waits`: the bundle it belongs to, and the moment once that is set.
 */
export type RedirectRow = {
  path: string;
  to: string | null;
  byHand: boolean;
  createdAt: Date;
  waits: { bundle: { id: string; name: string }; until: Date | null } | null;
};

type Found = Ends & {
  path: string;
  createdAt: Date;
  activeFrom: Date | null;
  waiting: { id: string; name: string } | null;
  /** Whether the member may know what it leads to before it is public. */
  readable: boolean;
};

export async function listRedirects(
  member: MemberView,
  words: string,
  page: number,
): Promise<{ rows: RedirectRow[]; total: number; pageCount: number }> {
  const like = `%${escapeLike(words)}%`;
  const where = words ? Prisma.sql`WHERE r.path ILIKE ${like} OR r.target ILIKE ${like}` : Prisma.empty;
  const [found, [counted]] = await Promise.all([
    db().$queryRaw<Found[]>`
      SELECT r.path, r."createdAt", r."activeFrom", ${ENDS},
        (p.id IS NULL OR ${withinReach(member, 'publication.read')}) AS readable,
        CASE WHEN NOT coalesce(${ACTIVE}, FALSE) THEN json_build_object('id', b.id, 'name', b.name) END AS waiting
      FROM "Redirect" r LEFT JOIN "Bundle" b ON b.id = r."bundleId"
        LEFT JOIN "Publication" p ON p.id = r."publicationId" LEFT JOIN "Person" pe ON pe.id = r."personId"
        LEFT JOIN "Organization" o ON o.id = r."organizationId" LEFT JOIN "Hub" h ON h.id = r."hubId"
      ${where} ORDER BY r."createdAt" DESC, r.path LIMIT ${REDIRECTS_PAGE} OFFSET ${(page - 1) * REDIRECTS_PAGE}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "Redirect" r ${where}`,
  ]);
  const rows = await Promise.all(
    found.map(async ({ path, createdAt, activeFrom, waiting, readable, ...ends }) => ({
      path,
      to: waiting ? (readable ? addressOf(ends) : null) : await findRedirect(db(), encodeURI(path)),
      byHand: ends.target !== null,
      createdAt,
      waits: waiting && { bundle: waiting, until: activeFrom },
    })),
  );
  const total = counted?.total ?? 0;
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / REDIRECTS_PAGE)) };
}
