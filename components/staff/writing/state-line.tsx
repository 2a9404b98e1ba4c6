import { type Clock, formatStamp, formatTime } from '../../../publishing/newsroom-dates.ts';
import type { BinnedView, PresentView } from '../../../publishing/publications/draft-views.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { NO_ANSWER } from './draft-client.ts';
import type { SessionView } from './draft-session.ts';

/** Why the last save had no answer: the server's status, none without a network, or the page's own fault. */
export type Trouble = { status: number | null | 'page'; message: string };

type Props = {
  id: string;
  view: SessionView;
  others: PresentView[];
  binned: BinnedView | null;
  clock: Clock;
  trouble: Trouble | null;
  /** Whether the browser could keep the words that are not saved. */
  journalKeeps: boolean;
  fieldLabel: (field: string) => string;
};

/** Where the saving stands and who else is here; always in sight. Only what somebody should know at once is spoken. */
export function StateLine({ id, view, others, binned, clock, trouble, journalKeeps, fieldLabel }: Props) {
  const urgent = urgentText(view, trouble, journalKeeps);
  const saved = `Saved ${formatTime(new Date(view.savedAt), clock)}`;
  const unsaved = [...new Set(view.refused.map(({ field }) => fieldLabel(field)).filter(Boolean))];
  // What is wrong with a field stands beside it; the text has no such place.
  const inText = [...new Set(view.refused.filter(({ field }) => /^body\b/.test(field)).map(({ message }) => message))];
  return (
    <div className="state-line" data-trouble={urgent !== '' || unsaved.length > 0 || undefined}>
      <p className="state-line-saved">
        {urgent || (view.state === 'settled' ? saved : 'Saving…')}
        {!urgent && unsaved.length > 0 && `, but not: ${unsaved.join(', ')}`}
      </p>
      {unsaved.length > 0 && inText.length > 0 && <p className="state-line-why">{inText.join(' ')}</p>}
      {binned && (
        <p className="state-line-binned" role="alert">
          {binned.by || 'Somebody'} moved this to the bin, {formatStamp(new Date(binned.at), clock)}. What you write is
          still saved in it. <a href={staffRoutes.publication(id)}>Take it out of the bin</a>
        </p>
      )}
      {view.differs && <p>Live differs from draft</p>}
      {others.length > 0 && <p className="state-line-others">{othersText(others)}</p>}
      <p className="state-line-news" role="status">
        {view.news}
      </p>
      <p className="sr-only" role="status">
        {urgent}
      </p>
      <p className="sr-only" role="status">
        {others.length > 0 ? othersText(others.map((other) => ({ ...other, unsaved: false }))) : ''}
      </p>
    </div>
  );
}

function urgentText(view: SessionView, trouble: Props['trouble'], journalKeeps: boolean): string {
  const kept = journalKeeps ? 'kept in this browser' : 'this browser can’t keep it, so leave the page open';
  switch (view.state) {
    case 'failing':
      if (trouble?.status === 401) return `Not saved: you are signed out; ${kept}. Sign in in another tab.`;
      if (trouble?.status === null) return `Not saved: offline, ${kept}`;
      if (trouble?.status === NO_ANSWER) return `Not saved: the server does not answer, ${kept}. Trying again.`;
      if (trouble?.status === 'page') return `Not saved: this page failed, ${kept}. Load it again.`;
      return `Not saved: the server failed, ${kept}. Trying again.`;
    case 'refused':
      return `Not saved: ${view.refused.map(({ message }) => message).join(' ')}`;
    case 'held':
      return 'Not saved: choose between the two texts first.';
    default:
      return '';
  }
}

function othersText(others: PresentView[]): string {
  const names = [...new Set(others.map(({ name }) => name))];
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const writing = others.some(({ unsaved }) => unsaved) ? ', writing now' : '';
  return `${list} ${names.length === 1 ? 'is' : 'are'} also editing${writing}`;
}
