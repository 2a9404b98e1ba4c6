import type { FormState } from '../../publishing/staff/form-state.ts';
import { ActionForm } from './action-form.tsx';
import { Submit } from './submit.tsx';

type Session = { id: string; updatedAt: Date; ipAddress: string | null; userAgent: string | null };
type Props = {
  sessions: Session[];
  current: string;
  timeZone: string;
  end: (state: FormState, form: FormData) => Promise<FormState>;
};

export function SessionList({ sessions, current, timeZone, end }: Props) {
  const when = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <ul className="staff-rows">
      {sessions.map(({ id, updatedAt, ipAddress, userAgent }) => (
        <li key={id}>
          <div>
            <strong>{id === current ? 'This session' : (userAgent ?? 'Unknown browser')}</strong>
            <br />
            Last seen {when.format(updatedAt)}
            {ipAddress && ` from ${ipAddress}`}
          </div>
          {id !== current && (
            <ActionForm action={end} name={`end-${id}`}>
              <input type="hidden" name="sessionId" value={id} />
              <Submit tone="plain">End it</Submit>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
