import type { JobPayload } from '../jobs/job.ts';
import { attachedPdf } from './edition.ts';
import { madePdf } from './made-pdf.ts';
import { findForPrint } from './queries.ts';

const WITHIN = 120_000;

/** Makes the PDF of what was released, before anybody asks for it. Nothing to do where one is attached or nothing can print. */
export async function makePdf({ publicationId }: JobPayload<'pdf.make'>): Promise<void> {
  const found = await findForPrint(publicationId);
  if (!found || attachedPdf(found.publication)) return;
  const { state } = await madePdf(found.publication, found.institution, WITHIN);
  if (state === 'failed' || state === 'making') throw new Error(`The PDF of ${publicationId} is not made: ${state}.`);
}
