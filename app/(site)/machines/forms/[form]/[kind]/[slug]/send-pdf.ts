import { fileForPublic } from '../../../../../../../publishing/media/published.ts';
import { sendFile } from '../../../../../../../publishing/media/send-file.ts';
import { mainPdf } from '../../../../../../../publishing/publications/main-pdf.ts';
import type { PublishedPublication } from '../../../../../../../publishing/publications/views.ts';
import { routes } from '../../../../../../../publishing/routes.ts';
import { nothingForMachines } from '../../../../machine-answers.ts';

/** The PDF of a publication from the place of its page; whether the public may have it is asked each time. */
export async function sendPdf(
  request: Request,
  publication: PublishedPublication,
  more: Record<string, string>,
): Promise<Response> {
  const pdf = mainPdf(publication);
  const answered = pdf && (await fileForPublic(pdf.id, pdf.version, pdf.name));
  if (!pdf || !answered) return nothingForMachines();
  const named =
    answered.found === 'here' ? { ...answered, file: { ...answered.file, name: `${publication.slug}.pdf` } } : answered;
  const response = await sendFile(request, named, { addressOf: (version, name) => routes.file(pdf.id, version, name) });
  for (const [name, value] of Object.entries(more)) response.headers.set(name, value);
  return response;
}
