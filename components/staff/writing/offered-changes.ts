import type { Document } from '../../../publishing/body/document.ts';
import type { PublicationContent } from '../../../publishing/publications/content.ts';
import {
  contentOf,
  isClean,
  type Metadata,
  mergeContents,
  sameContent,
} from '../../../publishing/publications/content-merge.ts';
import type { DraftView } from '../../../publishing/publications/draft-views.ts';
import { differencesOf, type Names } from './content-differences.ts';
import { type JournalEntry, trueBase } from './journal.ts';
import { tidy } from './tidy.ts';

/** What a kept entry would change in the draft; null when the draft has all of it. */
export function offeredChanges(
  entry: JournalEntry,
  page: { metadata: Metadata; body: Document },
  draft: DraftView,
  recentSaves: string[],
  names: Names,
) {
  const now: PublicationContent = { ...page.metadata, body: page.body };
  const merge = mergeContents(trueBase(entry.base, entry.unanswered, recentSaves), tidy(entry.content), tidy(now));
  if (!isClean(merge)) return differencesOf(draft.content, entry.content, names);
  const merged = contentOf(merge);
  return sameContent(merged, tidy(now)) ? null : differencesOf(now, merged, names);
}
