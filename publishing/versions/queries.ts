import type { DbOrTx } from '../../lib/transaction.ts';
import { followMerges, followMergesOf } from '../directory/merges.ts';
import type { PublicationContent } from '../publications/content.ts';
import { viewOfContent } from '../publications/content-queries.ts';
import { parseContent } from '../publications/inputs.ts';
import type { PublicDate, PublicNoteView, PublishedPublication } from '../publications/views.ts';
import { changesBetween } from './version.ts';
import type { VersionEntry, VersionText } from './views.ts';

/** The public versions of what has a page now, newest first; those that wait for their time are none. */
export async function listVersions(db: DbOrTx, publication: PublishedPublication): Promise<VersionEntry[]> {
  const rows = await readRows(db, publication.id, null);
  const shown = showsText(publication);
  const contents = await followed(
    db,
    rows.map((row) => (shown && row.closedAt === null ? contentOf(row) : null)),
  );
  const names = await namesIn(db, contents);
  return rows.map((row, index) => {
    const [after, before] = [contents[index], contents[index + 1]];
    return {
      number: row.number,
      date: dateOf(row, publication),
      notes: (row.notes ?? []).map((note) => ({ ...note, at: new Date(note.at) })),
      ...(after && before ? changesBetween(before, after, names) : { changes: [], more: 0 }),
      readable: Boolean(after),
    };
  });
}

/** A merge is no change of the text: whoever was merged away stands in all of them as who they turned out to be. */
async function followed(db: DbOrTx, contents: (PublicationContent | null)[]): Promise<(PublicationContent | null)[]> {
  const now = await followMerges(
    db,
    contents.filter((content) => content !== null),
  );
  return contents.map((content) => content && (now.shift() ?? content));
}

/** What people, organizations and hubs of some contents are called now. */
async function namesIn(db: DbOrTx, contents: (PublicationContent | null)[]): Promise<(id: string) => string> {
  const ids = contents.flatMap((content) =>
    content ? [...content.byline.map((item) => item.personId ?? item.organizationId), ...content.hubs] : [],
  );
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM "Person" WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, name FROM "Organization" WHERE id = ANY (${ids}::uuid[])
    UNION ALL SELECT id, name FROM "Hub" WHERE id = ANY (${ids}::uuid[])`;
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'somebody who is not there any more';
}

/** One public version of what has a page now; null when there is no such version. */
export async function findVersion(
  db: DbOrTx,
  publication: PublishedPublication,
  number: number,
): Promise<VersionText | null> {
  const [row] = await readRows(db, publication.id, number);
  if (!row) return null;
  const { latest } = row;
  const date = dateOf(row, publication);
  const content = showsText(publication) && row.closedAt === null ? contentOf(row) : null;
  const text =
    content &&
    (await viewOfContent(db, await followMergesOf(db, content), { ...publication, date: publication.date, notes: [] }));
  return { current: publication, number, latest, date, text };
}

type Row = {
  number: number;
  latest: number;
  liveAt: Date;
  closedAt: Date | null;
  content: unknown;
  notes: (Omit<PublicNoteView, 'at'> & { at: string })[] | null;
};

function readRows(db: DbOrTx, id: string, number: number | null): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT v.number, v."liveAt", v."closedAt", r.content,
      (SELECT max(o.number) FROM "PublicVersion" o WHERE o."publicationId" = v."publicationId" AND o."liveAt" <= now()) AS latest,
      (SELECT json_agg(json_build_object('id', n.id, 'type', n.type, 'at', n.at, 'text', n.text) ORDER BY n.at, n.id)
        FROM "PublicNote" n WHERE n."revisionId" = r.id) AS notes
    FROM "PublicVersion" v JOIN "Revision" r ON r.id = v."revisionId"
    WHERE v."publicationId" = ${id}::uuid AND v."liveAt" <= now() AND (${number}::int IS NULL OR v.number = ${number}::int)
    ORDER BY v.number DESC`;
}

/** Upgraded as every stored content is when it is read. */
function contentOf(row: Row): PublicationContent | null {
  const content = parseContent(row.content);
  return content.ok ? content.value : null;
}

function showsText({ withdrawal }: PublishedPublication): boolean {
  return withdrawal === null || withdrawal.outcome === 'text_kept';
}

/** The first version has the publication's own date, which may be older than this site; so may the day of a correction. */
function dateOf(row: Row, publication: PublishedPublication): PublicDate {
  if (row.number === 1) return publication.date;
  const told = (row.notes ?? []).map(({ at }) => new Date(at).getTime());
  return { at: new Date(Math.min(row.liveAt.getTime(), ...told)), precision: 'day' };
}
