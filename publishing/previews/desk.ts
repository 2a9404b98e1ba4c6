import { db } from '../../lib/db.ts';
import type { Institution } from '../institution/institution.ts';
import { findInstitution } from '../institution/queries.ts';
import { findText } from '../publications/history-desk.ts';
import { actorNames } from '../publications/overview-desk.ts';
import type { TextName } from '../publications/text-name.ts';
import type { LinkStatus } from './preview-link.ts';
import { findNewestText, type Preview, previewOf } from './queries.ts';

/* Previews as staff see them. Never cached. */

/** The page of a text of a publication, the newest when none is named; null when there is no such text. */
export async function findPreview(
  id: string,
  text: TextName | null,
): Promise<(Preview & { institution: Institution }) | null> {
  const [content, institution] = await Promise.all([
    text ? findText(id, text) : findNewestText(db(), id),
    findInstitution(db()),
  ]);
  return content && { ...(await previewOf(db(), id, content)), institution };
}

export type LinkRow = {
  id: string;
  label: string;
  status: LinkStatus;
  by: string;
  createdAt: Date;
  expiresAt: Date;
  openedAt: Date | null;
};

export async function listPreviewLinks(id: string): Promise<LinkRow[]> {
  const rows = await db().$queryRaw<(Omit<LinkRow, 'by'> & { actor: string })[]>`
    SELECT l.id, l.label, l.actor, l."createdAt", l."expiresAt", l."openedAt",
      CASE WHEN l."revokedAt" IS NOT NULL THEN 'revoked'
        WHEN l."publicRevision" <> public_revision(l."publicationId") THEN 'released'
        WHEN l."expiresAt" <= now() THEN 'expired' ELSE 'open' END AS status
    FROM "PreviewLink" l WHERE l."publicationId" = ${id}::uuid ORDER BY l."createdAt" DESC, l.id DESC`;
  const names = await actorNames(rows.map(({ actor }) => actor));
  return rows.map(({ actor, ...row }) => ({ ...row, by: names.get(actor) ?? actor }));
}
