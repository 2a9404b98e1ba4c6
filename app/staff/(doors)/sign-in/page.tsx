import { redirect } from 'next/navigation';
import { ActionForm } from '../../../../components/staff/action-form.tsx';
import { Door } from '../../../../components/staff/door.tsx';
import { Field } from '../../../../components/staff/field.tsx';
import { PasskeySignIn } from '../../../../components/staff/passkeys.tsx';
import { Submit } from '../../../../components/staff/submit.tsx';
import { findSignedIn } from '../../../../publishing/staff/session.ts';
import { safeNext, staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { signIn } from '../actions.ts';
import { doorHouse } from '../door-house.ts';
import { beginPasskeySignIn, signInWithPasskey } from '../passkey-actions.ts';

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const [{ next }, house] = await Promise.all([searchParams, doorHouse()]);
  const goal = safeNext(typeof next === 'string' ? next : undefined);
  if (await findSignedIn()) redirect(goal as never);
  return (
    <Door house={house} title="Sign in to the newsroom">
      <ActionForm action={signIn}>
        <input type="hidden" name="next" value={goal} />
        <Field name="email" label="E-mail address" type="email" autoComplete="username" required />
        <Field name="password" label="Password" type="password" autoComplete="current-password" required />
        <Submit>Sign in</Submit>
        <p className="staff-way">
          <a href={staffRoutes.forgotten()}>I have forgotten my password</a>
        </p>
      </ActionForm>
      <PasskeySignIn next={goal} begin={beginPasskeySignIn} finish={signInWithPasskey} />
    </Door>
  );
}
