import { revalidateTag } from 'next/cache';
import { carriesOwnKey } from '../../../lib/own-key.ts';
import { tagsFrom } from '../../../publishing/freshness/loopback.ts';

/** Expires cached pages of this process, when this process asks. To everybody else there is nothing here. */
export async function POST(request: Request): Promise<Response> {
  const tags = carriesOwnKey(request.headers) ? tagsFrom(await request.text()) : null;
  if (!tags) return nothingHere();
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as PUT,
};

function nothingHere(): Response {
  return new Response('Not found', { status: 404 });
}
