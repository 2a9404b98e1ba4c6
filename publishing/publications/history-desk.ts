import { db } from '../../lib/db.ts';
import { filesOf } from '../body/files.ts';
import { followMergesOf } from '../directory/merges.ts';
import { idsIn } from './comparison.ts';
import { EMPTY_CONTENT, type PublicationContent } from './content.ts';
import { actorNames } from './overview-desk.ts';
import type { TextName } from './text-name.ts';

/* The history of a publication as staff read it: revisions, kept drafts, the open draft. Never cached. */

export type HistoryEntry = {
  name: TextName;
  title: string;
  at: Date;
  /** Who released or kept it, and for a kept draft who wrote it last. */
  by: string;
  author: string | null;
  reason: string | null;
  /** The revision that readers see, or will at the scheduled release. */
  live: boolean;
};

export type History = {
  entries: HistoryEntry[];
  draft: { counter: number; by: string; at: Date } | null;
  liveRevision: number;
};

/** The newest first. */
export async function readHistory(id: string): Promise<History> {
  const [publication, revisions, kept] = await Promise.all([
    db().publication.findUniqueOrThrow({
      where: { id },
      select: {
        liveRevision: { select: { number: true } },
        draft: { select: { counter: true, actor: true, updatedAt: true } },
      },
    }),
    db().$queryRaw<Row[]>`
      SELECT number, actor, NULL AS author, note AS reason, "createdAt" AS at, content->>'title' AS title FROM "Revision"
      WHERE "publicationId" = ${id}::uuid`,
    db().$queryRaw<Row[]>`
      SELECT number, actor, author, reason, "createdAt" AS at, content->>'title' AS title FROM "KeptDraft"
      WHERE "publicationId" = ${id}::uuid`,
  ]);
  const { draft } = publication;
  const liveRevision = publication.liveRevision?.number ?? 0;
  const names = await actorNames([
    ...[...revisions, ...kept].flatMap(({ actor, author }) => (author ? [actor, author] : [actor])),
    ...(draft ? [draft.actor] : []),
  ]);
  const nameOf = (actor: string) => names.get(actor) ?? actor;
  const entryOf = (kind: 'revision' | 'kept', row: Row): HistoryEntry => ({
    name: { kind, number: row.number },
    title: row.title,
    at: row.at,
    by: nameOf(row.actor),
    author: row.author && nameOf(row.author),
    reason: row.reason,
    live: kind === 'revision' && row.number === liveRevision,
  });
  const entries = [
    ...revisions.map((row) => entryOf('revision', row)),
    ...kept.map((row) => entryOf('kept', row)),
  ].sort((a, b) => b.at.getTime() - a.at.getTime() || b.name.kind.localeCompare(a.name.kind));
  return {
    entries,
    draft: draft && { counter: draft.counter, by: nameOf(draft.actor), at: draft.updatedAt },
    liveRevision,
  };
}

type Row = { number: number; actor: string; author: string | null; reason: string | null; at: Date; title: string };

/** One text of a publication, naming whoever was merged away as who they turned out to be; null when there is no such text. */
export async function findText(id: string, name: TextName): Promise<PublicationContent | null> {
  const found = await findContent(id, name);
  if (!found) return null;
  return followMergesOf(db(), { ...EMPTY_CONTENT, ...(found.content as unknown as PublicationContent) });
}

/** What the ids in some contents are called; what is not there any more is called so. */
export async function namesIn(contents: PublicationContent[]): Promise<(id: string) => string> {
  const ids = [...new Set(contents.flatMap((content) => idsIn(content, filesOf(content.body))))].filter((id) =>
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id),
  );
  const rows = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM "Person" WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name FROM "Organization" WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name FROM "Hub" WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name FROM "Outlet" WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, name FROM "File" WHERE id = ANY(${ids}::uuid[])
    UNION ALL SELECT id, "deskTitle" FROM "Publication" WHERE id = ANY(${ids}::uuid[])`;
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => names.get(id) ?? 'something that is not there any more';
}

async function findContent(id: string, name: TextName): Promise<{ content: unknown } | null> {
  const select = { content: true };
  switch (name.kind) {
    case 'draft':
      return db().draft.findUnique({ where: { publicationId: id }, select });
    case 'live':
      return db().revision.findFirst({ where: { liveOf: { id } }, select });
    case 'revision':
      return db().revision.findUnique({
        where: { publicationId_number: { publicationId: id, number: name.number } },
        select,
      });
    case 'kept':
      return db().keptDraft.findUnique({
        where: { publicationId_number: { publicationId: id, number: name.number } },
        select,
      });
  }
}
