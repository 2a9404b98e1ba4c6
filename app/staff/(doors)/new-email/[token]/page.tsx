import { ActionForm } from '../../../../../components/staff/action-form.tsx';
import { Door } from '../../../../../components/staff/door.tsx';
import { Submit } from '../../../../../components/staff/submit.tsx';
import { emailOfLink } from '../../../../../publishing/staff/desk.ts';
import { recallFormState } from '../../../../../publishing/staff/form-memory.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { confirmNewEmail } from '../../actions.ts';
import { doorHouse } from '../../door-house.ts';

/** Nothing changes by opening it: programs that look at mail open links too. */
export default async function NewEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, house] = await Promise.all([params, doorHouse()]);
  const email = await emailOfLink(token);
  // What the form was answered stands in the form, and by then a link that worked is used up.
  if (email === null && !(await recallFormState())) {
    return (
      <Door house={house} title="This link is over">
        <p>It was used, or it is more than a day old.</p>
        <p>
          <a href={staffRoutes.account()}>Ask for a new one on the page of your account</a>
        </p>
      </Door>
    );
  }
  return (
    <Door house={house} title="Your new e-mail address">
      <ActionForm action={confirmNewEmail}>
        <input type="hidden" name="token" value={token} />
        {email !== null && (
          <>
            <p>
              You will sign in with <strong>{email}</strong>, and messages go there.
            </p>
            <Submit>Use this address</Submit>
          </>
        )}
        <p>
          <a href={staffRoutes.account()}>To your account</a>
        </p>
      </ActionForm>
    </Door>
  );
}
