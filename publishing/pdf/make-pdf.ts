import type { JobPayload } from '../jobs/job.ts';
import { removePdfs } from './commands.ts';
import { attachedPdf, isPrintable } from './edition.ts';
import { madePdf } from './made-pdf.ts';
import { findForPrint } from './queries.ts';

const WITHIN = 120_000;

/**
 * Makes the PDF of what was released, before anybody asks for it, and removes those of what has no text for readers any more.
 * Nothing is made where one is attached or nothing can print.
 */
export async function makePdf({ publicationId }: JobPayload<'pdf.make'>): Promise<void> {
  const found = await findForPrint(publicationId);
  if (!found || !isPrintable(found.publication)) return removePdfs(publicationId, null);
  if (attachedPdf(found.publication)) return;
  const { state } = await madePdf(found.publication, found.institution, WITHIN);
  if (state === 'failed' || state === 'making') throw new Error(`The PDF of ${publicationId} is not made: ${state}.`);
}
