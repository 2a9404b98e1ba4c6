import { log } from '../../../../../lib/log.ts';
import { storage } from '../../../../../lib/storage/current.ts';
import { answerFor } from '../../../../../publishing/media/file-response.ts';
import { fileForPublic } from '../../../../../publishing/media/published.ts';

type Context = RouteContext<'/files/[id]/[version]/[name]'>;

export async function GET(request: Request, context: Context): Promise<Response> {
  const { id, version, name } = await context.params;
  const file = await fileForPublic(id, version, decoded(name));
  if (!file) return nothingHere();
  const { status, headers, send } = answerFor(file, request.headers);
  if (!send || request.method === 'HEAD') return new Response(null, { status, headers });
  const stream = await storage().read(file.storageKey, send);
  if (!stream) {
    log().error({ fileId: id, storageKey: file.storageKey }, 'The bytes of a file are missing from the storage.');
    return nothingHere();
  }
  return new Response(stream, { status, headers });
}

export { GET as HEAD };

/** The framework gives the segments of a route handler as they stand in the address. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function nothingHere(): Response {
  return new Response('There is no such file.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
