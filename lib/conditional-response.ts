import { createHash } from 'node:crypto';

/** A text that a request may already have. */
export type KeptText = { text: string; contentType: string; headers?: Record<string, string> };

/**
 * The answer to a GET or HEAD for a text: 304 for who has it (RFC 9110, section 13), else the text. `Last-Modified` is when
 * this process first gave out exactly this text; the entity tag is the same on every instance.
 */
export function conditionalResponse(request: Request, { text, contentType, headers = {} }: KeptText): Response {
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const since = firstGiven(tag);
  const all = {
    ETag: tag,
    'Last-Modified': since.toUTCString(),
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ...headers,
  };
  if (hasIt(request.headers, tag, since)) return new Response(null, { status: 304, headers: all });
  return new Response(request.method === 'HEAD' ? null : text, { headers: { ...all, 'Content-Type': contentType } });
}

const MOST_KNOWN = 5_000;
const known = new Map<string, Date>();

function firstGiven(tag: string): Date {
  const before = known.get(tag);
  if (before) return before;
  const now = new Date();
  now.setMilliseconds(0);
  known.set(tag, now);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest) known.delete(oldest);
  return now;
}

/** An entity tag is the better witness: where one is sent the date is not asked. */
function hasIt(headers: Headers, tag: string, since: Date): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null) return tags.split(',').some((each) => each.trim() === '*' || weak(each.trim()) === tag);
  const date = Date.parse(headers.get('if-modified-since') ?? '');
  return !Number.isNaN(date) && date >= since.getTime();
}

function weak(tag: string): string {
  return tag.startsWith('W/') ? tag : `W/${tag}`;
}
