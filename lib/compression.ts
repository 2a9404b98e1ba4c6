import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import compression from 'compression';
import { entityTag, namesTag } from './conditional-response.ts';
import { madeOfTexts } from './made-of-texts.ts';
import { statusSaidBy } from './page-status.ts';

/**
 * Makes `response` compress what it sends to those who take gzip. A page that comes whole is compressed once and kept, because each
 * time would cost more than everything else about a kept page; it leaves with an entity tag and the status it says it has, or
 * not at all for who has it. What is streamed is compressed as it goes.
 */
export function compressResponse(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  compressStream(request as never, response as never, () => {
    if (request.method === 'GET') sendWhole(request, response);
    next();
  });
}

const compressStream = compression();
const GZIP = /(^|[\s,])gzip\s*(,|$)/;
const COMPRESSIBLE = /^text\/(html|plain|x-component|xml)|^application\/(json|xml|[a-z]+\+xml)/;
const LEAST_BYTES = 1024;

function sendWhole({ headers }: IncomingMessage, response: ServerResponse): void {
  const end = response.end;
  // biome-ignore lint/suspicious/noExplicitAny: an override can't express the overloads
  response.end = function endWith(this: ServerResponse, ...args: any[]): ServerResponse {
    this.end = end;
    const [body] = args;
    const type = String(this.getHeader('content-type'));
    const whole = !this.headersSent && this.statusCode === 200 && typeof body === 'string' && COMPRESSIBLE.test(type);
    if (!whole) return this.end(...(args as [string]));
    this.statusCode = (type.startsWith('text/html') && statusSaidBy(body)) || 200;
    const tag = tagged(body);
    if (this.statusCode === 200) {
      this.setHeader('etag', tag);
      // Only what would be sent with 200 can be had already (RFC 9110, 13.2.1).
      if (namesTag(headers['if-none-match'] ?? '', tag)) return sayNothingNew(this);
    }
    if (body.length < LEAST_BYTES || !GZIP.test(String(headers['accept-encoding'] ?? ''))) return this.end(body);
    const bytes = compressed(body);
    this.setHeader('content-encoding', 'gzip');
    this.setHeader('content-length', bytes.length);
    this.appendHeader('vary', 'Accept-Encoding');
    return this.end(bytes);
  } as ServerResponse['end'];
}

function sayNothingNew(response: ServerResponse): ServerResponse {
  response.statusCode = 304;
  for (const name of ['content-type', 'content-length']) response.removeHeader(name);
  response.appendHeader('vary', 'Accept-Encoding');
  return response.end();
}

const tagged = madeOfTexts(entityTag);
const compressed = madeOfTexts((body) => gzipSync(body));
