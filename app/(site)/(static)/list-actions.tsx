'use server';

import type { ListEntryView } from '../../../components/listing/growing-list.tsx';
import { listEntries } from '../../../components/listing/publication-list.tsx';
import { ok, type Result, refused } from '../../../lib/result.ts';
import { getInstitution } from '../../../publishing/institution/published.ts';
import { listPagesInput } from '../../../publishing/listings/inputs.ts';
import { getListPages } from '../../../publishing/listings/published.ts';

/** Pages of a public list, rendered; refuses what is not a public list or asks for too much. */
export async function loadListPages(input: unknown): Promise<Result<ListEntryView[]>> {
  const parsed = listPagesInput.safeParse(input);
  if (!parsed.success) {
    return refused(...parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })));
  }
  const { scope, from, to } = parsed.data;
  const [cards, institution] = await Promise.all([getListPages(scope, from, to), getInstitution()]);
  return ok(listEntries(cards, scope, institution));
}
