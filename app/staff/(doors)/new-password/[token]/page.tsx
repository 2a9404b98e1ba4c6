import { ActionForm } from '../../../../../components/staff/action-form.tsx';
import { Door } from '../../../../../components/staff/door.tsx';
import { Field } from '../../../../../components/staff/field.tsx';
import { Submit } from '../../../../../components/staff/submit.tsx';
import { memberOfReset } from '../../../../../publishing/staff/desk.ts';
import { recallFormState } from '../../../../../publishing/staff/form-memory.ts';
import { SHORTEST_PASSWORD } from '../../../../../publishing/staff/password.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { setNewPassword } from '../../actions.ts';
import { doorHouse } from '../../door-house.ts';

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, house] = await Promise.all([params, doorHouse()]);
  // What the form was answered stands in the form, and by then a link that worked is used up.
  if (!(await recallFormState()) && !(await memberOfReset(token))) {
    return (
      <Door house={house} title="This link is over">
        <p>It was used, or it is more than an hour old.</p>
        <p>
          <a href={staffRoutes.forgotten()}>Ask for a new one</a>
        </p>
      </Door>
    );
  }
  return (
    <Door house={house} title="Choose a new password">
      <ActionForm action={setNewPassword}>
        <input type="hidden" name="token" value={token} />
        <Field
          name="password"
          label="New password"
          hint={`At least ${SHORTEST_PASSWORD} characters; four unrelated words do well.`}
          type="password"
          autoComplete="new-password"
          required
        />
        <Submit>Set the password</Submit>
        <p>
          <a href={staffRoutes.signIn()}>To signing in</a>
        </p>
      </ActionForm>
    </Door>
  );
}
