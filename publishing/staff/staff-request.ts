import type { z } from 'zod';
import { log } from '../../lib/log.ts';
import { parseShape } from '../../lib/parse.ts';
import { Forbidden, Missing } from '../actor.ts';
import { isFromOurPages, siteOrigin } from './own-pages.ts';
import { can, type Permission } from './permissions.ts';
import { textOf } from './request-text.ts';
import { findSignedIn, type SignedIn } from './session.ts';

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
    const sent = await textOf(request);
    if ('fault' in sent) {
      if (sent.fault === 'too long') return refusal(413, 'This is longer than the 5 MB that can be saved at once.');
      log().info({ err: sent.error }, 'A browser broke off what it was sending.');
      return refusal(400, 'This ended early. Nothing was changed.');
    }
    const checked = parseShape(schema, jsonOf(sent.text));
    if (!checked.ok) return refusal(400, checked.issues.map(({ message }) => message).join(' '));
    return Response.json(await run(signedIn, checked.value), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof Forbidden) return refusal(403, FORBIDDEN);
    if (error instanceof Missing) return refusal(404, MISSING);
    log().error({ err: error }, 'A staff request failed.');
    return refusal(500, 'Something went wrong on our side. Nothing was changed.');
  }
}

const FORBIDDEN = 'Your role does not allow this.';
const MISSING = 'This is not there any more.';

function refusal(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: { 'cache-control': 'no-store' } });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
