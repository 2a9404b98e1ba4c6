import { type Clock, formatStamp } from '../../publishing/newsroom-dates.ts';
import type { LinkRow } from '../../publishing/previews/desk.ts';
import { type LinkStatus, MOST_DAYS, USUAL_DAYS } from '../../publishing/previews/preview-link.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { ActionForm } from './action-form.tsx';
import { Field } from './field.tsx';
import { Folded } from './folded.tsx';
import { NewLink } from './new-link.tsx';
import { Submit } from './submit.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = { id: string; links: LinkRow[]; clock: Clock; create: Action; revoke: Action };

/** Links for people without an account: a form for a new one, and those there are. */
export function PreviewLinks({ id, links, clock, create, revoke }: Props) {
  const open = links.filter(({ status }) => status === 'open').length;
  return (
    <Folded
      summary={open > 0 ? `Share outside (${open} open)` : 'Share outside'}
      forms={['new-link', ...links.map((link) => `revoke-${link.id}`)]}
      className="preview-links"
    >
      <div className="preview-panel">
        <ActionForm action={create} name="new-link" quiet>
          <p className="staff-hint">
            Whoever has the link reads this without an account, as it stands when they open it, until it is released.
            Search engines and caches are told to stay away.
          </p>
          <input type="hidden" name="id" value={id} />
          <Field name="label" label="For whom" hint="Stands across every page they see." maxLength={80} required />
          <Field
            name="days"
            label="Days until it expires"
            type="number"
            min={1}
            max={MOST_DAYS}
            defaultValue={USUAL_DAYS}
            required
          />
          <Submit>Make a link</Submit>
          <NewLink />
        </ActionForm>
        {links.length > 0 && (
          <ul className="staff-rows">
            {links.map((link) => (
              <li key={link.id}>
                <div>
                  <strong>{link.label}</strong>
                  <br />
                  {STATUS[link.status](formatStamp(link.expiresAt, clock))}
                  {link.openedAt ? `, first opened ${formatStamp(link.openedAt, clock)}` : ', not opened yet'}. Made by{' '}
                  {link.by}.
                </div>
                {link.status === 'open' && (
                  <ActionForm action={revoke} name={`revoke-${link.id}`}>
                    <input type="hidden" name="id" value={id} />
                    <input type="hidden" name="linkId" value={link.id} />
                    <Submit tone="danger">Take it back</Submit>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Folded>
  );
}

const STATUS: Record<LinkStatus, (until: string) => string> = {
  open: (until) => `Open until ${until}`,
  expired: (until) => `Expired ${until}`,
  revoked: () => 'Taken back',
  released: () => 'Ended with the release',
};
