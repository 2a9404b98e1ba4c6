import type { DraftStage, PublicationState } from '../../publishing/publications/publication.ts';
import './desk.css';

export const STATE_NAMES: Record<PublicationState, string> = {
  draft: 'Draft',
  in_review: 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

const BESIDE: Record<DraftStage, string> = {
  writing: 'draft open',
  in_review: 'draft in review',
  approved: 'draft approved',
};

/** The state of a publication in a list; `stage` is that of a draft, which is named when it stands beside what is live. */
export function StateMark({
  state,
  stage,
  binned,
}: {
  state: PublicationState;
  stage: DraftStage | null;
  binned?: boolean;
}) {
  const beside = stage !== null && (state === 'published' || state === 'withdrawn' || state === 'scheduled');
  return (
    <span className="state-mark" data-state={binned ? 'binned' : state}>
      {binned ? 'In the bin' : STATE_NAMES[state]}
      {beside && !binned && <span className="state-beside">, {BESIDE[stage]}</span>}
    </span>
  );
}
