import type { ToAnswerView } from '../../publishing/comments/views.ts';
import {
  type Clock,
  clockName,
  dayDate,
  dayName,
  formatKnownDay,
  formatTime,
} from '../../publishing/newsroom-dates.ts';
import { dayIn, wholeDays } from '../../publishing/publications/first-screen.ts';
import type { FirstScreen, LateRow, WaitingRow } from '../../publishing/publications/first-screen-desk.ts';
import type { DeskRow } from '../../publishing/publications/list-desk.ts';
import type { DatePrecision } from '../../publishing/publications/views.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import { DeskItem, DeskList } from './desk-list.tsx';
import { StateMark } from './state-mark.tsx';

type Props = { screen: FirstScreen; toAnswer: ToAnswerView[]; clock: Clock };

/** The first screen: what is late, what waits for the member, comments to answer, the days ahead, own drafts, what came out. */
export function FirstScreenView({ screen, toAnswer, clock }: Props) {
  const { now, today, late, waiting, calendar, drafts, released } = screen;
  const dayOf = (at: Date) => {
    const day = dayIn(clock.timeZone, at);
    return day === today ? 'today' : dayDate(day, today, clock);
  };
  const releasedOn = (at: Date, precision: DatePrecision) =>
    precision === 'year' || precision === 'month' ? formatKnownDay({ at, precision }, clock) : dayOf(at);
  const moment = (at: Date) => `${dayOf(at)}, ${formatTime(at, clock)}`;
  return (
    <div className="desk">
      <div className="desk-main">
        <DeskList
          id="late"
          title="Late"
          rows={late}
          empty="Nothing is late."
          note={(row) => <strong className="desk-late">{whyLate(row, now, today, clock)}</strong>}
        />
        <DeskList
          id="waiting"
          title="Waits for you"
          rows={waiting}
          empty="Nothing waits for you."
          note={(row) => whyWaiting(row, now)}
        />
        {toAnswer.length > 0 && (
          <section className="desk-part" aria-labelledby="comments">
            <h2 id="comments">
              Comments on your pieces <span className="desk-count">{toAnswer.length}</span>
            </h2>
            <ul className="desk-items">
              {toAnswer.map(({ thread, publicationId, title, name, text, createdAt }) => (
                <li key={thread} className="desk-item">
                  <a href={`${staffRoutes.comments(publicationId)}#thread-${thread}`} className="desk-item-title">
                    {title || 'Untitled'}
                  </a>
                  <span className="desk-item-facts">{excerpt(text)}</span>
                  <span className="desk-item-note">
                    {name}, {moment(createdAt)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <DeskList
          id="drafts"
          title="Your open drafts"
          rows={drafts}
          empty="You have no open draft."
          note={(row) => (
            <>
              <StateMark state={row.state} stage={row.stage} /> · changed {moment(row.changedAt)}
            </>
          )}
        />
      </div>
      <div className="desk-side">
        <section className="desk-part" aria-labelledby="week">
          <h2 id="week">Goes out this week</h2>
          <p className="desk-zone">In {clockName(clock)}.</p>
          <ol className="desk-calendar">
            {calendar.map(({ day, releases, due }) => (
              <li key={day} data-empty={releases.length + due.length === 0 || undefined}>
                <h3>
                  <time dateTime={day}>
                    <span>{dayName(day, today)}</span> {dayDate(day, today, clock)}
                  </time>
                </h3>
                {releases.length + due.length === 0 ? (
                  <p className="desk-empty">Nothing</p>
                ) : (
                  <ul className="desk-items">
                    {releases.map((row) => (
                      <DeskItem key={row.id} row={row}>
                        Goes out at {row.releaseAt && formatTime(row.releaseAt, clock)}
                      </DeskItem>
                    ))}
                    {due.map((row) => (
                      <DeskItem key={row.id} row={row}>
                        Due, <StateMark state={row.state} stage={row.stage} />
                      </DeskItem>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        </section>
        <DeskList
          id="released"
          title="Released lately"
          rows={released}
          empty="Nothing was released yet."
          note={(row: DeskRow) => row.releaseAt && `Released ${releasedOn(row.releaseAt, row.precision)}`}
        />
      </div>
    </div>
  );
}

function excerpt(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN).replace(/\s+\S*$/, '')}…`;
}

const MOST_SHOWN = 160;

function whyLate(row: LateRow, now: Date, today: string, clock: Clock): string {
  if (row.why === 'due' && row.dueOn)
    return `Was due on ${dayDate(row.dueOn.toISOString().slice(0, 10), today, clock)}`;
  const days = wholeDays(row.since, now);
  return row.why === 'review' ? `In review for ${days} days` : `Approved ${days} days ago, not released`;
}

function whyWaiting(row: WaitingRow, now: Date): string {
  const days = wholeDays(row.since, now);
  const since = days === 0 ? 'since today' : days === 1 ? 'for a day' : `for ${days} days`;
  switch (row.why) {
    case 'review':
      return `In review ${since}`;
    case 'release':
      return `Approved, waits for release ${since}`;
    case 'forced':
      return `Released by force, waits for a second approval ${since}`;
    case 'returned':
      return `Returned to you, ${days === 0 ? 'today' : days === 1 ? 'a day ago' : `${days} days ago`}`;
  }
}
