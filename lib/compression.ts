import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import compression from 'compression';

/**
 * Makes `response` compress what it sends to those who take gzip. A page that comes whole and with an ETag is compressed once
 * and kept, because each time would cost more than everything else about a kept page; what is streamed is compressed as it goes.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  compressStream(request as never, response as never, () => {
    const takesGzip = GZIP.test(String(request.headers['accept-encoding'] ?? ''));
    if (request.method === 'GET' && takesGzip) keepCompressed(response);
    next();
  });
}

const compressStream = compression();
const GZIP = /(^|[\s,])gzip\s*(,|$)/;
const COMPRESSIBLE = /^text\/(html|plain|x-component|xml)|^application\/(json|xml|[a-z]+\+xml)/;
const LEAST_BYTES = 1024;

function keepCompressed(response: ServerResponse): void {
  const end = response.end;
  // biome-ignore lint/suspicious/noExplicitAny: an override can't express the overloads
  response.end = function endWith(this: ServerResponse, ...args: any[]): ServerResponse {
    this.end = end;
    const [body] = args;
    const name = this.getHeader('etag');
    const whole =
      !this.headersSent && this.statusCode === 200 && typeof body === 'string' && body.length >= LEAST_BYTES;
    if (!whole || typeof name !== 'string' || !COMPRESSIBLE.test(String(this.getHeader('content-type')))) {
      return this.end(...(args as [string]));
    }
    const bytes = compressed(name, body);
    this.setHeader('content-encoding', 'gzip');
    this.setHeader('content-length', bytes.length);
    this.appendHeader('vary', 'Accept-Encoding');
    return this.end(bytes);
  } as ServerResponse['end'];
}

const kept = new Map<string, Buffer>();
let keptBytes = 0;
const MOST_BYTES = 32 * 1024 * 1024;

/** By ETag, which is a hash of the body; those not sent for the longest time are given up first. */
function compressed(etag: string, body: string): Buffer {
  const name = `${etag} ${body.length}`;
  const known = kept.get(name);
  const bytes = known ?? gzipSync(body);
  if (known) kept.delete(name);
  else keptBytes += bytes.length;
  kept.set(name, bytes);
  for (const [oldest, { length }] of kept) {
    if (keptBytes <= MOST_BYTES) break;
    kept.delete(oldest);
    keptBytes -= length;
  }
  return bytes;
}
