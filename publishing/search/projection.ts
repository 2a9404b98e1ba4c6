import type { Tx } from '../../lib/transaction.ts';
import type { Document } from '../body/document.ts';
import { footnotesOf } from '../body/footnotes.ts';
import { inlineText } from '../body/inline.ts';
import { plainText } from '../body/text.ts';
import type { PublicationContent } from '../publications/content.ts';

/** Makes publications findable from their releases on. Call it when their live projection is written, in that transaction. */
export async function putInSearch(tx: Tx, publications: { id: string; content: PublicationContent }[]): Promise<void> {
  const ids = publications.map(({ id }) => id);
  const texts = publications.map(({ content }) => searchText(content.body));
  await tx.$executeRaw`
    INSERT INTO "SearchDocument" ("publicationId", state, "releaseAt", config, facets, head, vector, text)
    SELECT p.id, p.state, p."releaseAt", '', '{}', '', '', concat_ws(E'\n\n', made.text, (
      SELECT string_agg(t.text, E'\n\n' ORDER BY f.position) FROM "PublicationFile" f JOIN "FileText" t USING ("fileId")
      WHERE f."publicationId" = p.id AND f.role = 'download'))
    FROM unnest(${ids}::uuid[], ${texts}::text[]) made(id, text) JOIN "Publication" p ON p.id = made.id
    ON CONFLICT ("publicationId") DO UPDATE SET text = excluded.text`;
  await refreshSearch(tx, ids);
}

/** Makes publications findable by the names that stand beside them now. */
export async function refreshSearch(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`SELECT search_refresh(${ids}::uuid[])`;
}

/** Makes it unfindable: it was withdrawn, or its release was called off. */
export async function leaveSearch(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "SearchDocument" WHERE "publicationId" = ${id}::uuid`;
}

/** All that a reader can read in a body, footnotes at the end. The database keeps no NUL. */
export function searchText(body: Document): string {
  const notes = footnotesOf(body).map(({ content }) => inlineText(content));
  return [plainText(body), ...notes].join('\n\n').replaceAll('\0', '');
}
