import { db } from '../../lib/db.ts';
import type { Rendition } from './media.ts';

/** Bytes that the public may have, now, under one name. */
export type PublicFile = { storageKey: string; name: string; contentType: string; bytes: number };

/**
 * What stands at /files/ID/VERSION/NAME, if and only if it belongs to something public at this moment: a publication that
 * shows its text, a version of one that may still be read, or a person's portrait. Any strings may be asked for.
 */
export async function fileForPublic(id: string, version: string, name: string): Promise<PublicFile | null> {
  if (!UUID.test(id) || !VERSION.test(version)) return null;
  const [row] = await db().$queryRaw<Row[]>`
    SELECT f."storageKey", f.name, f."contentType", f.bytes, f.renditions
    FROM "File" f
    WHERE f.id = ${id}::uuid AND f.version = ${version} AND f."storageKey" IS NOT NULL AND (
      EXISTS (
        SELECT FROM "PublicationFile" pf JOIN "Publication" p ON p.id = pf."publicationId"
        WHERE pf."fileId" = f.id AND (
          is_public(p.state, p."releaseAt") OR (p.state = 'withdrawn' AND p."withdrawalOutcome" = 'text_kept')))
      OR EXISTS (
        SELECT FROM "PublicVersion" v JOIN "Publication" p ON p.id = v."publicationId"
        WHERE v.files @> ARRAY[f.id] AND v."liveAt" <= now() AND v."closedAt" IS NULL AND (
          is_public(p.state, p."releaseAt") OR (p.state = 'withdrawn' AND p."withdrawalOutcome" = 'text_kept')))
      OR EXISTS (SELECT FROM "Person" WHERE "portraitId" = f.id))`;
  if (!row) return null;
  if (row.name === name) return { storageKey: row.storageKey, name, contentType: row.contentType, bytes: row.bytes };
  const copy = row.renditions.find((rendition) => rendition.name === name);
  return copy ? { storageKey: copy.storageKey, name, contentType: 'image/webp', bytes: copy.bytes } : null;
}

type Row = { storageKey: string; name: string; contentType: string; bytes: number; renditions: Rendition[] };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const VERSION = /^[0-9a-f]{16}$/;
