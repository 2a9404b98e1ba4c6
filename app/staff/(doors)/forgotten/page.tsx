import { ActionForm } from '../../../../components/staff/action-form.tsx';
import { Door } from '../../../../components/staff/door.tsx';
import { Field } from '../../../../components/staff/field.tsx';
import { OutboxNotice } from '../../../../components/staff/outbox-notice.tsx';
import { Submit } from '../../../../components/staff/submit.tsx';
import { mailLeaves } from '../../../../lib/mail.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { askForNewPassword } from '../actions.ts';
import { doorHouse } from '../door-house.ts';

export default async function ForgottenPage() {
  const house = await doorHouse();
  return (
    <Door house={house} title="Choose a new password">
      <ActionForm action={askForNewPassword}>
        <Field name="email" label="E-mail address" type="email" autoComplete="username" required />
        <Submit>Send me a link</Submit>
        {!mailLeaves() && <OutboxNotice />}
        <p>
          <a href={staffRoutes.signIn()}>Back to signing in</a>
        </p>
      </ActionForm>
    </Door>
  );
}
