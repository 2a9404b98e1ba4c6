import { createHash } from 'node:crypto';
import type { Institution } from '../institution/institution.ts';
import type { DownloadView, PublishedPublication } from '../publications/views.ts';

/** An edition is a publication exactly as it is printed: text, names, notes and house. Another text or another form is another edition. */

/** Raised when what is printed looks different, so that PDFs are made anew. */
const FORM = 4;

/** Names an edition: 32 hex digits that change with anything that is printed. */
export function editionOf(publication: PublishedPublication, institution: Institution): string {
  return createHash('sha256')
    .update(JSON.stringify([FORM, publication, institution]))
    .digest('hex')
    .slice(0, 32);
}

/** The `<meta>` by which a printed page says which edition it is. */
export const EDITION_META = 'masthead-edition';

export function pdfKey(publicationId: string, edition: string): string {
  return `pdf/${publicationId}/${edition}.pdf`;
}

/** Whether there is a text to print: of a withdrawn one only while its text is kept, and never of what is elsewhere. */
export function isPrintable({ body, withdrawal }: PublishedPublication): boolean {
  return body.content.length > 0 && (withdrawal === null || withdrawal.outcome === 'text_kept');
}

/** The PDF that stands for the publication when it was attached to it: the first of its downloads that is one. */
export function attachedPdf({ downloads }: PublishedPublication): DownloadView | null {
  return downloads.find(({ contentType }) => contentType === 'application/pdf') ?? null;
}
