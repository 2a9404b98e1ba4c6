import { ActionForm } from '../../../../../components/staff/action-form.tsx';
import { Door } from '../../../../../components/staff/door.tsx';
import { Field } from '../../../../../components/staff/field.tsx';
import { Folded } from '../../../../../components/staff/folded.tsx';
import { Submit } from '../../../../../components/staff/submit.tsx';
import { safeNext, staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { giveSecondFactor } from '../../actions.ts';
import { doorHouse } from '../../door-house.ts';

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SecondFactorPage({ searchParams }: Props) {
  const [{ next }, house] = await Promise.all([searchParams, doorHouse()]);
  const goal = safeNext(typeof next === 'string' ? next : undefined);
  return (
    <Door house={house} title="Your second factor">
      <ActionForm action={giveSecondFactor}>
        <input type="hidden" name="next" value={goal} />
        <input type="hidden" name="kind" value="totp" />
        <Field
          name="code"
          label="Code"
          hint="The six digits that your authenticator shows now."
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <Submit>Go on</Submit>
      </ActionForm>
      <Folded summary="Use a recovery code instead" forms={['recovery']} className="staff-aside">
        <ActionForm action={giveSecondFactor} name="recovery">
          <input type="hidden" name="next" value={goal} />
          <input type="hidden" name="kind" value="recovery" />
          <Field name="code" label="Recovery code" hint="Each works once." autoComplete="off" required />
          <Submit>Go on</Submit>
        </ActionForm>
      </Folded>
      <p className="staff-way">
        <a href={staffRoutes.signIn(goal)}>Begin again with the password</a>
      </p>
    </Door>
  );
}
