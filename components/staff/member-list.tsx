import { type Clock, formatDay } from '../../publishing/newsroom-dates.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { ROLES, type Role } from '../../publishing/staff/permissions.ts';
import { ActionForm } from './action-form.tsx';
import { Field } from './field.tsx';
import { Folded } from './folded.tsx';
import { LastAnswer } from './last-answer.tsx';
import { OutboxNotice } from './outbox-notice.tsx';
import { SelectField } from './select-field.tsx';
import { Submit } from './submit.tsx';
import { TickBox } from './tick-box.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Program = { id: string; name: string };
type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  limited: boolean;
  twoFactorEnabled: boolean | null;
  passkeys: number;
  disabledAt: Date | null;
  programs: { hub: Program }[];
  person: { slug: string } | null;
};
type Props = {
  members: Member[];
  invitations: { id: string; email: string | null; role: Role; expiresAt: Date }[];
  programs: Program[];
  clock: Clock;
  mailLeaves: boolean;
  actions: { invite: Action; withdraw: Action; change: Action; reset: Action; close: Action };
};

export function MemberList({ members, invitations, programs, clock, mailLeaves, actions }: Props) {
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
              {!member.twoFactorEnabled && ` · no second factor${member.passkeys > 0 ? ', but a passkey' : ''}`}
              {member.disabledAt && ` · closed on ${formatDay(member.disabledAt, clock)}`}
            </div>
            <Folded summary="Change" forms={['change', 'reset', 'close'].map((act) => `${act}-${member.id}`)}>
              <ActionForm action={actions.change} name={`change-${member.id}`}>
                <input type="hidden" name="id" value={member.id} />
                <Field name="name" label="Name" defaultValue={member.name} required />
                <RoleFields programs={programs} member={member} />
                <Field
                  name="person"
                  label="In bylines"
                  hint="The end of the address of their page, such as “ada-lovelace”; empty for nobody."
                  defaultValue={member.person?.slug ?? ''}
                />
                <Submit tone="plain">Change</Submit>
              </ActionForm>
              {!member.twoFactorEnabled && member.passkeys === 0 ? (
                <LastAnswer of={`reset-${member.id}`} />
              ) : (
                <ActionForm action={actions.reset} name={`reset-${member.id}`}>
                  <input type="hidden" name="id" value={member.id} />
                  <p className="staff-hint">
                    For somebody who has lost their second factor, once you are sure who asks: the password alone signs
                    in again.
                  </p>
                  <Submit tone="danger">Take away second factor and passkeys</Submit>
                </ActionForm>
              )}
              <ActionForm action={actions.close} name={`close-${member.id}`}>
                <input type="hidden" name="id" value={member.id} />
                <input type="hidden" name="closed" value={String(!member.disabledAt)} />
                <Submit tone="danger">{member.disabledAt ? 'Open the account again' : 'Close the account'}</Submit>
              </ActionForm>
            </Folded>
          </li>
        ))}
      </ul>
      <section aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        {!mailLeaves && <OutboxNotice />}
        <ActionForm action={actions.invite} name="invite">
          <Field name="email" label="E-mail address" type="email" required />
          <RoleFields programs={programs} />
          <Submit>Send the invitation</Submit>
        </ActionForm>
        <ActionForm action={actions.withdraw} name="withdraw" className="staff-list-form">
          {invitations.length > 0 && (
            <ul className="staff-rows">
              {invitations.map(({ id, email, role, expiresAt }) => (
                <li key={id}>
                  <div>
                    {email}, {ROLES[role].toLowerCase()}, open until {formatDay(expiresAt, clock)}
                  </div>
                  <Submit tone="plain" name="id" value={id}>
                    Take it back<span className="sr-only">, the invitation to {email}</span>
                  </Submit>
                </li>
              ))}
            </ul>
          )}
        </ActionForm>
      </section>
    </>
  );
}

function RoleFields({ programs, member }: { programs: Program[]; member?: Member }) {
  const own = new Set(member?.programs.map(({ hub }) => hub.id));
  return (
    <>
      <SelectField
        name="role"
        label="Role"
        defaultValue={member?.role ?? 'author'}
        options={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
      />
      <fieldset className="staff-field">
        <legend>Programs</legend>
        <TickBox name="limited" defaultChecked={member?.limited}>
          Limited to the programs chosen here
        </TickBox>
        {programs.map(({ id, name }) => (
          <TickBox key={id} name="programs[]" value={id} defaultChecked={own.has(id)}>
            {name}
          </TickBox>
        ))}
      </fieldset>
    </>
  );
}
