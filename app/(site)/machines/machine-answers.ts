import { conditionalResponse, entityTag, hasIt, type KeptText } from '../../../lib/conditional-response.ts';
import { getGivenSince } from '../../../publishing/given-texts/published.ts';

/** What machines are told: a text, or not again; that there is nothing, or no longer; where something moved. */

export async function textForMachines(request: Request, text: Omit<KeptText, 'since'>): Promise<Response> {
  const since = await getGivenSince(new URL(request.url).pathname, entityTag(text.text));
  return conditionalResponse(request, { ...text, since });
}

/** What tells a picture from every other, and how to make it when it is asked for. */
type MadePicture = { version: string; contentType: string; paint: () => Promise<Uint8Array<ArrayBuffer>> };

export async function pictureForMachines(
  request: Request,
  { version, contentType, paint }: MadePicture,
): Promise<Response> {
  const tag = `"${version.replaceAll(' ', '-')}"`;
  const since = await getGivenSince(new URL(request.url).pathname, tag);
  const headers = {
    ETag: tag,
    ...(since ? { 'Last-Modified': since.toUTCString() } : {}),
    'Cache-Control': 'public, max-age=0, must-revalidate',
  };
  if (hasIt(request.headers, tag, since)) return new Response(null, { status: 304, headers });
  const bytes = request.method === 'HEAD' ? null : await paint();
  return new Response(bytes, { headers: { ...headers, 'Content-Type': contentType } });
}

export function nothingForMachines(): Response {
  return new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate' },
  });
}

/** The answer for what belonged to a publication of which nothing is left. */
export function goneForMachines(): Response {
  return new Response('What stood at this address was withdrawn. Nothing of it is available any longer.\n', {
    status: 410,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate' },
  });
}

export function movedTo(location: string): Response {
  return new Response(null, {
    status: 308,
    headers: { Location: location, 'Cache-Control': 'public, max-age=0, must-revalidate' },
  });
}
