import { env } from '../../../../../../../lib/env.ts';
import { log } from '../../../../../../../lib/log.ts';
import { storage } from '../../../../../../../lib/storage/current.ts';
import { getGivenSince } from '../../../../../../../publishing/given-texts/published.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../publishing/kinds.ts';
import { answerFor } from '../../../../../../../publishing/media/file-response.ts';
import { fileAtAddress } from '../../../../../../../publishing/media/published.ts';
import { attachedPdf } from '../../../../../../../publishing/pdf/edition.ts';
import { type MadePdf, madePdf } from '../../../../../../../publishing/pdf/made-pdf.ts';
import { getPublication } from '../../../../../../../publishing/publications/published.ts';
import type { PublishedPublication } from '../../../../../../../publishing/publications/views.ts';
import { isGone } from '../../../../../../../publishing/publications/withdrawal.ts';
import { below } from '../../../../../../../publishing/redirects/redirect.ts';
import { absolute, routes } from '../../../../../../../publishing/routes.ts';
import { goneForMachines } from '../../../../../machines/machine-answers.ts';
import { decoded } from '../../../../segments.ts';

type Context = RouteContext<'/publications/[kind]/[slug]/pdf'>;

/** Milliseconds that a reader's request waits for a PDF that isn't made yet. */
const PATIENCE = 15_000;

/**
 * What stands at SLUG.pdf beside the page (next.config.ts leads here): the PDF that is attached to the publication, else one
 * made from its text. Asked of the database's clock through the same kept answer as the page.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null) return says(404, NOTHING);
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found === 'moved') return movedTo(lookup.to);
  if (lookup.found === 'nothing') return says(404, NOTHING);
  const publication = lookup.value;
  if (isGone(publication)) return goneForMachines();
  const name = `${publication.slug}.pdf`;
  const attached = await fileAtAddress(attachedPdf(publication)?.src ?? null);
  if (attached) return send({ ...attached, name }, publication, request);
  const made = await madePdf(publication, institution, PATIENCE);
  if (made.state !== 'here') return refusal(made);
  const { storageKey, bytes } = made;
  return send({ storageKey, bytes, name, contentType: 'application/pdf' }, publication, request);
}

export { GET as HEAD };

const NOTHING = 'There is no PDF at this address.';

type Sent = Omit<Parameters<typeof answerFor>[0], 'changed'>;

async function send(file: Sent, { kind, slug }: PublishedPublication, request: Request): Promise<Response> {
  const changed = await getGivenSince(routes.pdf(kind, slug), file.storageKey);
  const { status, headers, send: range } = answerFor({ ...file, changed }, request.headers);
  headers.Link = `<${absolute(env().SITE_URL, routes.publication(kind, slug))}>; rel="canonical"`;
  if (!range || request.method === 'HEAD') return new Response(null, { status, headers });
  const stream = await storage().read(file.storageKey, range);
  if (stream) return new Response(stream, { status, headers });
  log().error({ storageKey: file.storageKey }, 'The bytes of a PDF are missing from the storage.');
  return says(404, NOTHING);
}

function refusal({ state }: Exclude<MadePdf, { state: 'here' }>): Response {
  switch (state) {
    case 'no text':
      return says(404, 'There is no PDF of this, because there is no text here to make it from.');
    case 'no printer':
      return says(501, 'This site makes no PDFs: no Chromium is configured. The page itself can be printed.');
    case 'no letters':
      return says(
        501,
        'This site has no font for some letters of the title, so it makes no PDF. The page itself can be printed.',
      );
    case 'making':
      return says(503, 'The PDF is being made. Ask for it again in a moment.', 10);
    case 'failed':
      return says(503, 'The PDF could not be made just now. Ask for it again in a minute.', 60);
  }
}

function movedTo(address: string): Response {
  const location = address.startsWith('/publications/') ? below(address, '.pdf') : address;
  return new Response(null, { status: 308, headers: { Location: location } });
}

function says(status: number, sentence: string, retryAfter?: number): Response {
  const headers = new Headers({ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  if (retryAfter) headers.set('Retry-After', String(retryAfter));
  return new Response(`${sentence}\n`, { status, headers });
}
