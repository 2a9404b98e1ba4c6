import { hash } from 'node:crypto';

/** A text that a request may already have. `since`: when its address began to give exactly this text; null where nobody knows. */
export type KeptText = { text: string; contentType: string; since: Date | null; headers?: Record<string, string> };

/** The answer to a GET or HEAD for a text: 304 for who has it (RFC 9110, section 13), else the text. */
export function conditionalResponse(request: Request, { text, contentType, since, headers = {} }: KeptText): Response {
  const tag = entityTag(text);
  const all = {
    ETag: tag,
    ...(since ? { 'Last-Modified': since.toUTCString() } : {}),
    'Cache-Control': 'public, max-age=0, must-revalidate',
    // It is compressed for who takes that, and a 304 says so as well.
    Vary: 'Accept-Encoding',
    ...headers,
  };
  if (hasIt(request.headers, tag, since)) return new Response(null, { status: 304, headers: all });
  return new Response(request.method === 'HEAD' ? null : text, { headers: { ...all, 'Content-Type': contentType } });
}

/** The same for the same text, on every instance; weak, because it is that of the text compressed and plain (RFC 9110, 8.8.3.3). */
export function entityTag(text: string): string {
  return `W/"${hash('sha256', text, 'base64url').slice(0, 27)}"`;
}

/** Whether who asks has what has this tag since then. A tag is the better witness: where one is sent the date is not asked. */
export function hasIt(headers: Headers, tag: string, since: Date | null): boolean {
  const tags = headers.get('if-none-match');
  if (tags !== null) return namesTag(tags, tag);
  const date = Date.parse(headers.get('if-modified-since') ?? '');
  return since !== null && !Number.isNaN(date) && date >= Math.floor(since.getTime() / 1000) * 1000;
}

/** Whether an `If-None-Match` names this tag. */
export function namesTag(ifNoneMatch: string, tag: string): boolean {
  return ifNoneMatch.split(',').some((each) => each.trim() === '*' || weak(each.trim()) === weak(tag));
}

function weak(tag: string): string {
  return tag.startsWith('W/') ? tag : `W/${tag}`;
}
