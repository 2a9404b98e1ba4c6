import type { PublicationState } from '../../publishing/publications/publication.ts';
import './desk.css';

export const STATE_NAMES: Record<PublicationState, string> = {
  draft: 'Draft',
  in_review: 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

/** The state of a publication in a list; `draft` says that a draft stands beside what is live. */
export function StateMark({ state, draft, binned }: { state: PublicationState; draft: boolean; binned?: boolean }) {
  const beside = draft && (state === 'published' || state === 'withdrawn' || state === 'scheduled');
  return (
    <span className="state-mark" data-state={binned ? 'binned' : state}>
      {binned ? 'In the bin' : STATE_NAMES[state]}
      {beside && !binned && <span className="state-beside">, draft open</span>}
    </span>
  );
}
