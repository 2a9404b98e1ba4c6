import { env } from '../../../../../../../../lib/env.ts';
import { citableWork } from '../../../../../../../../publishing/citations/citable-work.ts';
import { isCitationFormat, writeCitation } from '../../../../../../../../publishing/citations/formats.ts';
import { getInstitution } from '../../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../../publishing/kinds.ts';
import { getPublication } from '../../../../../../../../publishing/publications/published.ts';
import { isGone } from '../../../../../../../../publishing/publications/withdrawal.ts';
import { below } from '../../../../../../../../publishing/redirects/redirect.ts';
import { absolute, routes } from '../../../../../../../../publishing/routes.ts';
import { goneForMachines, movedTo, textForMachines } from '../../../../../../machines/machine-answers.ts';
import { sendToLowerCase } from '../../../../../found.ts';
import { decoded } from '../../../../../segments.ts';

type Context = RouteContext<'/publications/[kind]/[slug]/cite/[format]'>;

/** A publication cited, as plain text or as a file for a reference manager; as long as it is public, and no longer. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind: segment, slug: encoded, format } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null || !isCitationFormat(format)) return nothingHere(segment, encoded, format);
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found === 'moved') {
    return movedTo(lookup.to.startsWith('/publications/') ? below(lookup.to, `/cite/${format}`) : lookup.to);
  }
  if (lookup.found === 'nothing') return nothingHere(segment, encoded, format);
  if (isGone(lookup.value)) return goneForMachines();
  const address = absolute(env().SITE_URL, routes.publication(kind, lookup.value.slug));
  const { text, contentType, fileName } = writeCitation(citableWork(lookup.value, institution, address), format);
  const attached = fileName && { 'Content-Disposition': `attachment; filename="${fileName}"` };
  return textForMachines(request, { text, contentType, headers: { 'X-Robots-Tag': 'noindex', ...attached } });
}

async function nothingHere(segment: string, slug: string, format: string): Promise<Response> {
  await sendToLowerCase(`/publications/${segment}/${slug}/cite/${format}`);
  return new Response('There is no citation at this address.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate' },
  });
}
