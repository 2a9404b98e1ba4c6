import { type Clock, formatStamp } from '../../publishing/newsroom-dates.ts';
import type { History, HistoryEntry } from '../../publishing/publications/history-desk.ts';
import { textNameInAddress, textNameInWords } from '../../publishing/publications/text-name.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { ActionForm } from './action-form.tsx';
import { CompareForm } from './compare-form.tsx';
import { Folded } from './folded.tsx';
import { Submit } from './submit.tsx';
import './history.css';

type Props = {
  id: string;
  history: History;
  clock: Clock;
  /** Null for who may not write. */
  restore: ((state: FormState, form: FormData) => Promise<FormState>) | null;
};

/** Every text of a publication that was released or kept, the newest first, and the ways to compare and restore them. */
export function HistoryList({ id, history, clock, restore }: Props) {
  const { entries, draft } = history;
  if (entries.length === 0) {
    return (
      <p className="desk-empty">Nothing was released or kept yet. Each release and each submission is kept here.</p>
    );
  }
  return (
    <>
      <CompareForm id={id} history={history} />
      <ol className="history">
        {draft && (
          <li className="history-entry">
            <div>
              <h2>Open draft</h2>
              <p>
                Last changed {formatStamp(draft.at, clock)} by {draft.by}
              </p>
            </div>
            <p className="history-ways">
              <a href={staffRoutes.edit(id)}>Edit</a>
              <a href={staffRoutes.preview(id)}>Preview</a>
              {history.liveRevision > 0 && (
                <a href={staffRoutes.comparison(id, 'live', 'draft')}>Compare with what is live</a>
              )}
            </p>
          </li>
        )}
        {entries.map((entry, index) => (
          <Entry
            key={textNameInAddress(entry.name)}
            id={id}
            entry={entry}
            earlier={entries[index + 1]}
            draft={draft}
            clock={clock}
            restore={restore}
          />
        ))}
      </ol>
    </>
  );
}

type EntryProps = Pick<Props, 'id' | 'clock' | 'restore'> & {
  entry: HistoryEntry;
  earlier: HistoryEntry | undefined;
  draft: History['draft'];
};

function Entry({ id, entry, earlier, draft, clock, restore }: EntryProps) {
  const name = textNameInAddress(entry.name);
  const words = textNameInWords(entry.name);
  const verb = entry.name.kind === 'revision' ? 'Released' : 'Kept';
  return (
    <li className="history-entry" id={name}>
      <div>
        <h2>
          {words[0]?.toUpperCase()}
          {words.slice(1)} {entry.live && <span className="history-live">Live</span>}
        </h2>
        <p>
          {verb} {formatStamp(entry.at, clock)} by {entry.by}
          {entry.author && entry.author !== entry.by && `, last changed by ${entry.author}`}
        </p>
        {entry.reason && <p className="history-reason">{entry.reason}</p>}
      </div>
      <div className="history-ways">
        <a href={`${staffRoutes.preview(id)}?text=${name}`}>
          Preview<span className="sr-only"> of {words}</span>
        </a>
        {earlier && (
          <a href={staffRoutes.comparison(id, textNameInAddress(earlier.name), name)}>
            What changed<span className="sr-only"> in {words}</span>
          </a>
        )}
        {restore && (
          <Folded
            summary={
              <>
                Restore<span className="sr-only"> {words}</span>
              </>
            }
            forms={[`restore-${name}`]}
          >
            <ActionForm action={restore} name={`restore-${name}`}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="text" value={name} />
              <input type="hidden" name="counter" value={draft?.counter ?? ''} />
              {draft ? (
                <p>
                  The open draft, last changed {formatStamp(draft.at, clock)} by {draft.by}, gives way to {words}. It is
                  kept here and can be restored in turn.{' '}
                  <a href={staffRoutes.comparison(id, 'draft', name)}>See what would change.</a>
                </p>
              ) : (
                <p>A draft opens with {words}. Readers see it when you release it, as a new revision.</p>
              )}
              <Submit tone="plain">Restore {words}</Submit>
            </ActionForm>
          </Folded>
        )}
      </div>
    </li>
  );
}
