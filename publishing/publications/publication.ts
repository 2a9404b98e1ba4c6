import type { Issue } from '../../lib/result.ts';
import { isKind, rulesOf } from '../kinds.ts';
import type { Scope } from '../listings/listing.ts';
import { scopes } from '../listings/listing.ts';
import { isPublic } from '../visibility.ts';
import type { PublicationContent } from './content.ts';

export type PublicationState = 'draft' | 'in_review' | 'approved' | 'scheduled' | 'published' | 'withdrawn';

/** How far an open draft has come. While nothing is released the publication's state follows it. */
export type DraftStage = 'writing' | 'in_review' | 'approved';

/** The state of a publication that was never released, by the stage of its draft. */
export const STATE_OF_STAGE = {
  writing: 'draft',
  in_review: 'in_review',
  approved: 'approved',
} as const satisfies Record<DraftStage, PublicationState>;

/** Moves of the draft, also of one that stands beside what is live. */
export type ReviewMove = 'submit' | 'approve' | 'return';
/** Moves that change what readers see, or will. */
export type ReleaseMove = 'schedule' | 'cancelSchedule' | 'publish' | 'withdraw';
export type Move = ReviewMove | ReleaseMove;

const REVIEW_MOVES: Record<DraftStage, readonly ReviewMove[]> = {
  writing: ['submit'],
  in_review: ['approve', 'return'],
  approved: ['return'],
};

/** `publish` from `published` puts a new revision in the place of the live one. */
const RELEASE_MOVES: Record<PublicationState, readonly ReleaseMove[]> = {
  draft: ['schedule', 'publish'],
  in_review: ['schedule', 'publish'],
  approved: ['schedule', 'publish'],
  scheduled: ['schedule', 'cancelSchedule', 'publish'],
  published: ['publish', 'withdraw'],
  withdrawn: ['publish'],
};

/** `stage` is that of the open draft; null when none is open. */
export function isLegal(move: Move, from: { state: PublicationState; stage: DraftStage | null }): boolean {
  const review: readonly Move[] = from.stage === null ? [] : REVIEW_MOVES[from.stage];
  return review.includes(move) || (RELEASE_MOVES[from.state] as readonly Move[]).includes(move);
}

/** The state as it is now: what was scheduled is published from its time on, with no row written. */
export function effectiveState(row: { state: PublicationState; releaseAt: Date | null }, now: Date): PublicationState {
  return isPublic(row, now) ? 'published' : row.state;
}

/** What nothing public may lack, whoever releases it. Empty when it may go out. */
export function publishBlockers(content: PublicationContent): Issue[] {
  const issues: Issue[] = [];
  if (!isKind(content.kind)) issues.push({ field: 'kind', message: `There is no kind "${content.kind}".` });
  if (content.title.trim() === '') issues.push({ field: 'title', message: 'Give the publication a title.' });
  const empty = content.body.content.length === 0;
  if (empty && content.originalUrl === null && content.event === null && content.downloads.length === 0) {
    issues.push({ field: 'body', message: 'Write a text, or name the address where the full piece is.' });
  }
  if (content.outletId !== null && content.originalUrl === null) {
    issues.push({ field: 'originalUrl', message: 'Give the address of the full piece at the outlet.' });
  }
  return issues;
}

/** The public lists that a publication with this content stands in. */
export function scopesOf(content: PublicationContent): Scope[] {
  const found = new Set<Scope>([
    scopes.group(rulesOf(content.kind).group),
    scopes.kind(content.kind),
    ...content.hubs.map(scopes.hub),
    ...content.byline.map((item) =>
      item.personId !== undefined ? scopes.person(item.personId) : scopes.organization(item.organizationId),
    ),
  ]);
  return [...found];
}
