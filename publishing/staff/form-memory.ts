import { headers } from 'next/headers';
import { processWide } from '../../lib/process-wide.ts';
import type { FormState } from './form-state.ts';

/**
 * What an action answered, for the page drawn in the same request. A form sent without scripts is answered by the whole page;
 * the framework resumes that page from its prepared part and forgets the answer on the way (React's `resume` takes no form
 * state), so it is kept here under the request's own headers and goes with them.
 */
const memory = processWide('form-memory', () => new WeakMap<object, FormState>());

export async function rememberFormState(state: FormState): Promise<FormState> {
  memory.set(await headers(), state);
  return state;
}

export async function recallFormState(): Promise<FormState | null> {
  return memory.get(await headers()) ?? null;
}
