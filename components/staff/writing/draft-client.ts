import type { PublicationContent } from '../../../publishing/publications/content.ts';
import type {
  ChoiceView,
  ContributorChoice,
  PresenceAnswer,
  SaveAnswer,
} from '../../../publishing/publications/draft-views.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';

/** The status that stands for an answer which did not come in time, as between servers. */
export const NO_ANSWER = 504;

/** What the server said when it did not do what was asked; without a status it was not reached. */
export class Unanswered extends Error {
  readonly status: number | null;
  constructor(status: number | null, message: string) {
    super(message);
    this.name = 'Unanswered';
    this.status = status;
  }
}

export type SaveRequest = { counter: number; save: string; content: PublicationContent };

/** Browsers send no more than this from a page that is being left. */
const MOST_KEPT_ALIVE = 60_000;
/** A save that has no answer by then counts as lost; it may have arrived. */
const SAVE_PATIENCE = 30_000;

/** Saves the draft. What is refused because it is too long, or because the role does not allow it, is an answer; the rest is thrown. */
export async function postSave(id: string, request: SaveRequest, leaving = false): Promise<SaveAnswer> {
  const body = JSON.stringify(request);
  try {
    return await post<SaveAnswer>(staffRoutes.draft(id), body, {
      keepalive: leaving && new Blob([body]).size < MOST_KEPT_ALIVE,
      signal: AbortSignal.timeout(SAVE_PATIENCE),
    });
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    if (error.status === 413) return { outcome: 'refused', issues: [{ field: 'body', message: error.message }] };
    if (error.status === 403) return { outcome: 'refused', issues: [{ field: '', message: error.message }] };
    throw error;
  }
}

export type PresenceRequest = { session: string; counter: number; unsaved: boolean; leaving?: boolean };

export function postPresence(id: string, request: PresenceRequest): Promise<PresenceAnswer> {
  return post(staffRoutes.presence(id), JSON.stringify(request), {
    keepalive: request.leaving,
    signal: AbortSignal.timeout(SAVE_PATIENCE),
  });
}

export type Searchable = 'contributors' | 'outlets' | 'publications' | 'public publications';
export type Addable = 'person' | 'organization' | 'outlet';

export async function searchChoices<T extends ChoiceView>(
  of: Searchable,
  query: string,
  signal: AbortSignal,
): Promise<T[]> {
  const { choices } = await post<{ choices: T[] }>(
    staffRoutes.choices(),
    JSON.stringify({ ask: 'search', of, query }),
    { signal },
  );
  return choices;
}

/** Adds somebody or something by its name and chooses it; gives the sentence of a refusal. */
export function adding(of: Addable, choose: (choice: ContributorChoice) => void) {
  return async (name: string): Promise<string | null> => {
    try {
      choose(await addChoice(of, name));
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

async function addChoice(of: Addable, name: string): Promise<ContributorChoice> {
  const answer = await post<{ choice?: ContributorChoice; issues?: { message: string }[] }>(
    staffRoutes.choices(),
    JSON.stringify({ ask: 'add', of, name }),
    {},
  );
  if (!answer.choice) throw new Error((answer.issues ?? []).map(({ message }) => message).join(' '));
  return answer.choice;
}

async function post<T>(address: string, body: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, {
      ...init,
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      redirect: 'error',
    });
    if (response.ok) return await response.json();
  } catch (error) {
    throw new Unanswered(isTimeout(error) ? NO_ANSWER : null, String(error));
  }
  const { message = '' } = (await response.json().catch(() => ({}))) as { message?: string };
  throw new Unanswered(response.status, message);
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
