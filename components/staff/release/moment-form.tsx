import { type Clock, clockName, formatMoment } from '../../../publishing/newsroom-dates.ts';
import type { Asked, ChosenMoment } from './chosen-moment.ts';

type Props = {
  asked: Asked;
  chosen: ChosenMoment;
  proposed: { date: string; time: string };
  clock: Clock;
  /** The page that shows what was chosen. */
  action: string;
};

/** Asks for a day and a time on the institution's clock, and shows in words what they are before anything happens. */
export function MomentForm({ asked, chosen, proposed, clock, action }: Props) {
  const refusal = chosen.kind === 'refused' || chosen.kind === 'twice' ? chosen.sentence : null;
  return (
    <form className="staff-form" method="get" action={`${action}#later`}>
      <div className="staff-pair">
        <div className="staff-field">
          <label htmlFor="moment-date">Day</label>
          <input
            id="moment-date"
            name="date"
            type="date"
            required
            defaultValue={asked.date || proposed.date}
            aria-invalid={refusal !== null || undefined}
            aria-describedby={refusal ? 'moment-refusal' : undefined}
          />
        </div>
        <div className="staff-field">
          <label htmlFor="moment-time">Time ({clockName(clock)})</label>
          <input
            id="moment-time"
            name="time"
            type="time"
            required
            defaultValue={asked.time || proposed.time}
            aria-invalid={refusal !== null || undefined}
            aria-describedby={refusal ? 'moment-refusal' : undefined}
          />
        </div>
      </div>
      {refusal && (
        <p id="moment-refusal" className="staff-issue" role="alert">
          {refusal}
        </p>
      )}
      {chosen.kind === 'twice' && (
        <fieldset className="staff-field staff-choices">
          <legend>Which of the two</legend>
          <label>
            <input type="radio" name="which" value="first" required /> The first: {formatMoment(chosen.first, clock)}
          </label>
          <label>
            <input type="radio" name="which" value="second" required /> The second: {formatMoment(chosen.second, clock)}
          </label>
        </fieldset>
      )}
      <button type="submit" className="staff-button" data-tone="plain">
        Show what this means
      </button>
    </form>
  );
}
