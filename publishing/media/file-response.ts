import { hasIt } from '../../lib/conditional-response.ts';
import type { ByteRange } from '../../lib/storage/storage.ts';
import { byteRange } from './byte-range.ts';
import { mediaTypeNamed } from './media-type.ts';
import type { ServedFile } from './queries.ts';

export type FileAnswer = {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  /** What of the bytes to send; null for none. */
  send: ByteRange | null;
};

/**
 * How a request for a file is answered (RFC 9110). An address never changes its bytes, but whether the public may have
 * them does: a withdrawal, or other bytes in their place, must show at once. So caches and browsers ask each time whether their
 * copy still holds, which the entity tag makes cheap.
 */
export function answerFor(file: ServedFile, request: Headers, keeping = FOR_READERS): FileAnswer {
  const { changed } = file;
  const type = mediaTypeNamed(file.contentType);
  const tag = `"${file.storageKey.slice(-32)}"`;
  const headers: Record<string, string> = {
    ETag: tag,
    ...(changed ? { 'Last-Modified': changed.toUTCString() } : {}),
    'Cache-Control': keeping,
    'Accept-Ranges': 'bytes',
    ...(COMPRESSED.test(file.contentType) && { Vary: 'Accept-Encoding' }),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': policyFor(file.contentType),
  };
  if (hasIt(request, tag, changed)) return { status: 304, headers, send: null };

  headers['Content-Type'] = file.contentType.startsWith('text/')
    ? `${file.contentType}; charset=utf-8`
    : file.contentType;
  headers['Content-Disposition'] = `${type?.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${rfc5987(file.name)}`;

  const whole = { start: 0, end: file.bytes - 1 };
  const condition = request.get('if-range');
  const stale = condition !== null && condition !== tag && condition !== headers['Last-Modified'];
  const range = stale ? 'all' : byteRange(request.get('range'), file.bytes);
  if (range === 'none') {
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${file.bytes}` }, send: null };
  }
  const send = range === 'all' ? whole : range;
  // Under this name, because the framework takes `Content-Length` away; the server puts it back.
  headers['X-Content-Length'] = String(send.end - send.start + 1);
  if (range === 'all') return { status: 200, headers, send };
  headers['Content-Range'] = `bytes ${send.start}-${send.end}/${file.bytes}`;
  // A part must not be compressed on its way: its numbers count the plain bytes.
  headers['Cache-Control'] += ', no-transform';
  return { status: 206, headers, send };
}

// The others are compressed in themselves.
const COMPRESSED = /^text\/|\/json$/;

const FOR_READERS = 'public, max-age=0, must-revalidate';

/** Nothing in a file may run or load. Browsers refuse to show a PDF in a sandbox; their viewer is one itself. */
function policyFor(contentType: string): string {
  if (contentType === 'application/pdf') return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'";
  return "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; sandbox";
}

function rfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
