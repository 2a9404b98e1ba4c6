import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { log } from '../../lib/log.ts';
import { parse } from '../../lib/parse.ts';
import { type Result, refusedFor } from '../../lib/result.ts';
import { storable } from '../../lib/storable.ts';
import { Forbidden, Missing } from '../actor.ts';
import { clientAddress } from './client-address.ts';
import { rememberFormState } from './form-memory.ts';
import type { FormState } from './form-state.ts';
import { isFromOurPages, notFromOurPages } from './own-pages.ts';
import { can, type Permission } from './permissions.ts';
import { findSignedIn, type SignedIn } from './session.ts';

/** Fields that are never sent back to the browser. */
const UNREPEATED = /password|code|token|secret/i;

/**
 * The one way into every server action of staff: the request comes from our own pages, the member is signed in, the role has
 * the permission at all, the input is what the schema says. Commands judge the particular row again. Forbidden and missing
 * answer with a sentence; anything unforeseen is logged once and shown as one, never with its text. After a success the page
 * around the form is drawn anew.
 */
export async function staffAction<T extends z.ZodType>(
  permission: Permission | 'signed in',
  schema: T,
  form: FormData | Record<string, unknown>,
  run: (signedIn: SignedIn, input: z.output<T>) => Promise<Result<unknown>>,
): Promise<FormState> {
  const input = form instanceof FormData ? fieldsOf(form) : form;
  return guarded(input, async () => {
    const signedIn = await findSignedIn();
    if (!signedIn)
      return refusedFor('', 'You are signed out. Sign in in another tab, then send this again; nothing is lost.');
    if (permission !== 'signed in' && !can(signedIn.member, permission)) return forbidden;
    const checked = parse(schema, input);
    if (!checked.ok) return checked;
    const result = await run(signedIn, checked.value);
    if (result.ok) refresh();
    return result;
  });
}

/** The same for the doors themselves (sign in, reset, invitation), which strangers may use. */
export async function doorAction<T extends z.ZodType>(
  schema: T,
  form: FormData | Record<string, unknown>,
  run: (input: z.output<T>, address: string) => Promise<Result<unknown>>,
): Promise<FormState> {
  const input = form instanceof FormData ? fieldsOf(form) : form;
  return guarded(input, async () => {
    const checked = parse(schema, input);
    return checked.ok ? run(checked.value, clientAddress(await headers())) : checked;
  });
}

async function guarded(input: Record<string, unknown>, run: () => Promise<Result<unknown>>): Promise<FormState> {
  const form = typeof input.form === 'string' ? input.form : '';
  const result = await answered(run);
  return rememberFormState(
    result.ok
      ? { form, issues: [], values: {}, lists: {}, done: typeof result.value === 'string' ? result.value : 'Done.' }
      : { form, issues: result.issues, ...repeatable(input) },
  );
}

async function answered(run: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return isFromOurPages(await headers()) ? await run() : notFromOurPages();
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Forbidden) return forbidden;
    if (error instanceof Missing) return missing;
    log().error({ err: error }, 'A staff action failed.');
    return refusedFor('', 'Something went wrong on our side. Nothing was changed; try again.');
  }
}

const forbidden = refusedFor('', 'Your role does not allow this.');
const missing = refusedFor('', 'This is not there any more. Somebody has taken it away since you loaded this page.');

/** Fields of a form; one that is named "x[]" or comes several times is a list. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const keys = [...new Set(form.keys())].filter((key) => !key.startsWith('$'));
  // Entries, not assignments: a field called "__proto__" is a field like any other.
  return Object.fromEntries(
    keys.map((key) => {
      const values = form.getAll(key).map((value) => (typeof value === 'string' ? storable(value) : value));
      return [storable(key).replace(/\[\]$/, ''), key.endsWith('[]') || values.length > 1 ? values : values[0]];
    }),
  );
}

function repeatable(input: Record<string, unknown>): Pick<FormState, 'values' | 'lists'> {
  const sent = Object.entries(input).filter(([key]) => !UNREPEATED.test(key));
  return {
    values: Object.fromEntries(sent.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    lists: Object.fromEntries(sent.filter((entry): entry is [string, string[]] => isListOfStrings(entry[1]))),
  };
}

function isListOfStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
