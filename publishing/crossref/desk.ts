import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { findInstitution } from '../institution/queries.ts';
import type { Kind } from '../kinds.ts';
import { findPublished } from '../publications/queries.ts';
import { type DepositFacts, depositObstacle } from './deposit-xml.ts';

export type DepositView = {
  id: string;
  doi: string;
  state: 'queued' | 'sent' | 'accepted' | 'refused';
  reason: string | null;
  requestedAt: Date;
  answeredAt: Date | null;
};

/** What a deposit of a publication says, of the text that is live; or why there can't be one. */
export async function findDepositFacts(
  id: string,
): Promise<Result<Pick<DepositFacts, 'publication' | 'institution' | 'site' | 'orcids' | 'translates'>>> {
  const row = await db().publication.findUnique({
    where: { id },
    select: {
      kind: true,
      slug: true,
      translationOf: { select: { doi: true } },
      contributions: { select: { person: { select: { slug: true, orcid: true } } } },
    },
  });
  const publication = row && (await findPublished(db(), row.kind as Kind, row.slug));
  if (!publication) return refusedFor('', 'It is not public yet. A DOI is registered once its page can be read.');
  const institution = await findInstitution(db());
  const obstacle = depositObstacle(publication, institution);
  const { doi } = publication;
  if (obstacle !== null || doi === null) return refusedFor('', obstacle ?? 'It has no DOI.');
  const people = row.contributions.flatMap(({ person }) =>
    person?.orcid ? [[person.slug, person.orcid] as const] : [],
  );
  return ok({
    publication: { ...publication, doi },
    institution,
    site: env().SITE_URL,
    orcids: new Map(people),
    translates: row.translationOf?.doi ?? null,
  });
}

/** The deposits of a publication, newest first. */
export async function listDeposits(publicationId: string): Promise<DepositView[]> {
  return db().doiDeposit.findMany({
    where: { publicationId },
    orderBy: { requestedAt: 'desc' },
    select: { id: true, doi: true, state: true, reason: true, requestedAt: true, answeredAt: true },
    take: 50,
  });
}
