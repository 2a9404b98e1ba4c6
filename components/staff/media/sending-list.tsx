'use client';

import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import type { Sending } from './file-sending.ts';

type Props = { sendings: Sending[]; again: (key: number) => void; forget?: () => void };

/** How far each file is, what it became, and what failed and why: it stays until somebody takes it away. */
export function SendingList({ sendings, again, forget }: Props) {
  if (sendings.length === 0) return null;
  const count = (state: Sending['state']) => sendings.filter((each) => each.state === state).length;
  const under = count('waiting') + count('sending');
  return (
    <section className="sendings" aria-label="Files being added">
      <p role="status">
        {under > 0
          ? `${count('kept')} of ${sendings.length} added.`
          : `${count('kept')} added${count('refused') > 0 ? `, ${count('refused')} not` : ''}.`}
      </p>
      <ul>
        {sendings.map((sending) => (
          <li key={sending.key} data-state={sending.state}>
            <span className="sending-name">
              {sending.picked ? (
                <a href={staffRoutes.file(sending.picked.file.id)}>{sending.picked.name}</a>
              ) : (
                sending.file.name
              )}
            </span>
            <Fate sending={sending} again={again} />
          </li>
        ))}
      </ul>
      {forget && under === 0 && (
        <button type="button" className="staff-button" onClick={forget}>
          Clear this list
        </button>
      )}
    </section>
  );
}

function Fate({ sending, again }: { sending: Sending; again: (key: number) => void }) {
  const { key, file, state, part, message } = sending;
  if (state === 'kept') return <span>Added</span>;
  if (state === 'refused') {
    return (
      <span className="staff-issue" role="alert">
        {message}{' '}
        <button type="button" className="sending-again" onClick={() => again(key)}>
          Try again
        </button>
      </span>
    );
  }
  if (state === 'waiting') return <span>Waiting</span>;
  return (
    <>
      <progress max={1} value={part} aria-label={`Sending ${file.name}`} />
      <span>{part < 1 ? `${Math.floor(part * 100)}%` : 'Preparing…'}</span>
    </>
  );
}
