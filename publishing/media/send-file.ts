import { log } from '../../lib/log.ts';
import { storage } from '../../lib/storage/current.ts';
import { answerFor } from './file-response.ts';
import type { FileAnswered } from './queries.ts';

type Way = {
  /** The address of a file whose bytes were replaced. */
  addressOf(version: string, name: string): string;
  /** What caches may do with the bytes; for readers when left out. */
  keeping?: string;
};

/** The response to a request for a file, once it is known whether there is one for whoever asks. */
export async function sendFile(request: Request, answered: FileAnswered | null, way: Way): Promise<Response> {
  if (!answered) return noFile();
  if (answered.found === 'moved') {
    const headers = { Location: way.addressOf(answered.version, answered.name), 'Cache-Control': 'no-store' };
    return new Response(null, { status: 307, headers });
  }
  const { file } = answered;
  const { status, headers, send } = answerFor(file, request.headers, way.keeping);
  if (!send || request.method === 'HEAD') return new Response(null, { status, headers });
  const stream = await storage().read(file.storageKey, send);
  if (!stream) {
    log().error({ storageKey: file.storageKey }, 'The bytes of a file are missing from the storage.');
    return noFile();
  }
  return new Response(stream, { status, headers });
}

function noFile(): Response {
  return new Response('There is no such file.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
