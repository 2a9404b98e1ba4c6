import { type Clock, formatStamp } from '../../publishing/newsroom-dates.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { ActionForm } from './action-form.tsx';
import { Submit } from './submit.tsx';

type Session = { id: string; updatedAt: Date; ipAddress: string | null; userAgent: string | null };
type Props = {
  sessions: Session[];
  current: string;
  clock: Clock;
  end: (state: FormState, form: FormData) => Promise<FormState>;
};

export function SessionList({ sessions, current, clock, end }: Props) {
  return (
    <ActionForm action={end} name="end" className="staff-list-form">
      <ul className="staff-rows">
        {sessions.map(({ id, updatedAt, ipAddress, userAgent }) => (
          <li key={id}>
            <div>
              <strong>{id === current ? 'This session' : (userAgent ?? 'Unknown browser')}</strong>
              <br />
              Last seen {formatStamp(updatedAt, clock)}
              {ipAddress && ` from ${ipAddress}`}
            </div>
            {id !== current && (
              <Submit tone="plain" name="sessionId" value={id}>
                End it
              </Submit>
            )}
          </li>
        ))}
      </ul>
    </ActionForm>
  );
}
