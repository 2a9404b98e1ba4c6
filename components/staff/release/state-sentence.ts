import { type Clock, formatKnown, formatMoment } from '../../../publishing/newsroom-dates.ts';
import type { Overview } from '../../../publishing/publications/overview-desk.ts';

/** Where a publication stands, in words. */
export function stateSentences(overview: Overview, clock: Clock): string[] {
  const binned = overview.binned ? 'It is in the bin, and in no list; nothing of it is lost.' : '';
  return [binned, released(overview, clock), ofDraft(overview)].filter((sentence) => sentence !== '');
}

function released(overview: Overview, clock: Clock): string {
  const { state, releaseAt, datePrecision, liveRevision, withdrawal, bundle } = overview;
  const at = releaseAt ? formatKnown({ at: releaseAt, precision: datePrecision }, clock) : '';
  switch (state) {
    case 'scheduled':
      return `Goes out ${at}${bundle ? `, with the bundle “${bundle.name}”` : ''}. Until then nobody but staff sees any of it.`;
    case 'published':
      return `Public since ${at}. Readers see revision ${liveRevision}.`;
    case 'withdrawn':
      return withdrawal ? `Withdrawn ${formatMoment(withdrawal.at, clock)}: ${withdrawal.reason}` : 'Withdrawn.';
    default:
      return '';
  }
}

function ofDraft({ state, draft }: Overview): string {
  if (!draft) return '';
  const beside = state === 'published' || state === 'scheduled' || state === 'withdrawn';
  const what = beside ? 'A draft stands beside it and' : 'It';
  switch (draft.stage) {
    case 'writing':
      return beside ? 'A draft stands beside it, and is being written.' : 'It is a draft, and is being written.';
    case 'in_review':
      return `${what} is in review: it waits for somebody’s approval.`;
    case 'approved':
      return `${what} is approved by ${draft.approver}, and waits for its release.`;
  }
}
