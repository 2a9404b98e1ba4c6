import { ActionForm } from '../../../../../components/staff/action-form.tsx';
import { Door } from '../../../../../components/staff/door.tsx';
import { Field } from '../../../../../components/staff/field.tsx';
import { Submit } from '../../../../../components/staff/submit.tsx';
import { findInvitation } from '../../../../../publishing/staff/desk.ts';
import { SHORTEST_PASSWORD } from '../../../../../publishing/staff/password.ts';
import { ROLES } from '../../../../../publishing/staff/permissions.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { accept } from '../../actions.ts';
import { doorHouse } from '../../door-house.ts';

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const house = await doorHouse();
  const invitation = await findInvitation(token);
  if (!invitation) {
    return (
      <Door house={house} title="This invitation is over">
        <p>It was used, or it is more than a week old. Ask an administrator for a new one.</p>
        <p>
          <a href={staffRoutes.signIn()}>To signing in</a>
        </p>
      </Door>
    );
  }
  return (
    <Door house={house} title="Join the newsroom">
      <p>You were invited as {ROLES[invitation.role].toLowerCase()}.</p>
      <ActionForm action={accept}>
        <input type="hidden" name="token" value={token} />
        <Field name="name" label="Your name" autoComplete="name" required />
        <Field
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          defaultValue={invitation.email ?? ''}
          readOnly={invitation.email !== null}
          required
        />
        <Field
          name="password"
          label="Password"
          hint={`At least ${SHORTEST_PASSWORD} characters; four unrelated words do well.`}
          type="password"
          autoComplete="new-password"
          required
        />
        <Submit>Join</Submit>
      </ActionForm>
    </Door>
  );
}
