import type { z } from 'zod';
import { log } from '../../lib/log.ts';
import { parse } from '../../lib/parse.ts';
import { Forbidden } from '../actor.ts';
import { isFromOurPages, siteOrigin } from './own-pages.ts';
import { can, type Permission } from './permissions.ts';
import { findSignedIn, type SignedIn } from './session.ts';

/** What a page of the newsroom sends and is sent behind the scenes may be at most. A long report with its notes has a tenth of it. */
export const MOST_BYTES = 5 * 1024 * 1024;

/**
 * The one way into every route handler of staff that pages call behind the scenes with JSON: the request comes from our own
 * pages, the member is signed in, the role has the permission at all, the input is what the schema says and no longer than 5 MB.
 * Commands judge the particular row again. What `run` gives is the answer; every refusal is `{ message }` with its status.
 */
export async function staffRequest<T extends z.ZodType>(
  request: Request,
  permission: Permission,
  schema: T,
  run: (signedIn: SignedIn, input: z.output<T>) => Promise<unknown>,
): Promise<Response> {
  try {
    if (!isFromOurPages(request.headers)) return refusal(403, `This was not sent from a page at ${siteOrigin()}.`);
    const signedIn = await findSignedIn();
    if (!signedIn) return refusal(401, 'You are signed out. Sign in in another tab; what you wrote stays here.');
    if (!can(signedIn.member, permission)) return refusal(403, FORBIDDEN);
    const text = await textOf(request);
    if (text === null) return refusal(413, 'This is longer than the 5 MB that can be saved at once.');
    const checked = parse(schema, jsonOf(text));
    if (!checked.ok) return refusal(400, checked.issues.map(({ message }) => message).join(' '));
    return Response.json(await run(signedIn, checked.value), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof Forbidden) return refusal(403, FORBIDDEN);
    log().error({ err: error }, 'A staff request failed.');
    return refusal(500, 'Something went wrong on our side. Nothing was changed.');
  }
}

const FORBIDDEN = 'Your role does not allow this.';

function refusal(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } });
}

/** The body as text; null as soon as it is longer than allowed. */
async function textOf(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length')) > MOST_BYTES) return null;
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
