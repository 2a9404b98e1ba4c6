import type { FormState } from '../../publishing/staff/form-state.ts';
import { ROLES, type Role } from '../../publishing/staff/permissions.ts';
import { ActionForm } from './action-form.tsx';
import { Field } from './field.tsx';
import { OutboxNotice } from './outbox-notice.tsx';
import { Submit } from './submit.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Program = { id: string; name: string };
type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  limited: boolean;
  twoFactorEnabled: boolean | null;
  disabledAt: Date | null;
  programs: { hub: Program }[];
  person: { slug: string } | null;
};
type Props = {
  members: Member[];
  invitations: { id: string; email: string | null; role: Role; expiresAt: Date }[];
  programs: Program[];
  timeZone: string;
  mailLeaves: boolean;
  actions: { invite: Action; change: Action; close: Action };
};

export function MemberList({ members, invitations, programs, timeZone, mailLeaves, actions }: Props) {
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone });
  return (
    <>
      <ul className="staff-rows">
        {members.map((member) => (
          <li key={member.id}>
            <div>
              <strong>{member.name}</strong> {member.email}
              <br />
              {ROLES[member.role]}
              {member.limited &&
                `, limited to ${member.programs.map(({ hub }) => hub.name).join(', ') || 'no program'}`}
              {!member.twoFactorEnabled && ' · no second factor'}
              {member.disabledAt && ` · closed on ${day.format(member.disabledAt)}`}
            </div>
            <details>
              <summary>Change</summary>
              <ActionForm action={actions.change} name={`change-${member.id}`}>
                <input type="hidden" name="id" value={member.id} />
                <RoleFields idPrefix={member.id} programs={programs} member={member} />
                <Field
                  name="person"
                  label="In bylines"
                  hint="The end of the address of their page, such as “ada-lovelace”; empty for nobody."
                  defaultValue={member.person?.slug ?? ''}
                />
                <Submit tone="plain">Change</Submit>
              </ActionForm>
              <ActionForm action={actions.close} name={`close-${member.id}`}>
                <input type="hidden" name="id" value={member.id} />
                <input type="hidden" name="closed" value={String(!member.disabledAt)} />
                <Submit tone="danger">{member.disabledAt ? 'Open the account again' : 'Close the account'}</Submit>
              </ActionForm>
            </details>
          </li>
        ))}
      </ul>
      <section aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        {!mailLeaves && <OutboxNotice />}
        <ActionForm action={actions.invite} name="invite">
          <Field name="email" label="E-mail address" type="email" required />
          <RoleFields idPrefix="invite" programs={programs} />
          <Submit>Send the invitation</Submit>
        </ActionForm>
        {invitations.length > 0 && (
          <ul className="staff-rows">
            {invitations.map(({ id, email, role, expiresAt }) => (
              <li key={id}>
                {email}, {ROLES[role].toLowerCase()}, open until {day.format(expiresAt)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function RoleFields({ idPrefix, programs, member }: { idPrefix: string; programs: Program[]; member?: Member }) {
  const own = new Set(member?.programs.map(({ hub }) => hub.id));
  return (
    <>
      <div className="staff-field">
        <label htmlFor={`${idPrefix}-role`}>Role</label>
        <select id={`${idPrefix}-role`} name="role" defaultValue={member?.role ?? 'author'}>
          {Object.entries(ROLES).map(([role, label]) => (
            <option key={role} value={role}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="staff-field">
        <legend>Programs</legend>
        <label>
          <input type="checkbox" name="limited" defaultChecked={member?.limited} /> Limited to the programs chosen here
        </label>
        {programs.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" name="programs[]" value={id} defaultChecked={own.has(id)} /> {name}
          </label>
        ))}
      </fieldset>
    </>
  );
}
