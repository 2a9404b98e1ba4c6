import { ActionForm } from '../../../../components/staff/action-form.tsx';
import { Field } from '../../../../components/staff/field.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { PasskeyAdd, PasskeyList } from '../../../../components/staff/passkeys.tsx';
import { RecoveryCodesForm, SecondFactorSetup } from '../../../../components/staff/second-factor-setup.tsx';
import { SessionList } from '../../../../components/staff/session-list.tsx';
import { Submit } from '../../../../components/staff/submit.tsx';
import { formatDay } from '../../../../publishing/newsroom-dates.ts';
import { listPasskeys, listSessions } from '../../../../publishing/staff/desk.ts';
import { requireMember } from '../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../newsroom.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endAllSessions,
  endSecondFactor,
  endSession,
  renewRecoveryCodes,
  signOut,
} from './actions.ts';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './passkey-actions.ts';

export default async function AccountPage() {
  const signedIn = await requireMember(staffRoutes.account());
  const [frame, sessions, passkeys] = await Promise.all([
    newsroom(signedIn, 'Account'),
    listSessions(signedIn.member.id),
    listPasskeys(signedIn.member.id),
  ]);
  return (
    <NewsroomPage {...frame} title="Your account">
      <p>
        {signedIn.name}, {signedIn.email}
      </p>
      <ActionForm action={signOut} name="sign-out">
        <Submit tone="plain">Sign out</Submit>
      </ActionForm>

      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        <ActionForm action={changePassword} name="password">
          <Field
            name="currentPassword"
            label="Current password"
            type="password"
            autoComplete="current-password"
            required
          />
          <Field name="newPassword" label="New password" type="password" autoComplete="new-password" required />
          <Submit tone="plain">Change the password</Submit>
        </ActionForm>
      </section>

      <section aria-labelledby="second-factor">
        <h2 id="second-factor">Second factor</h2>
        {signedIn.secondFactor ? (
          <>
            <p>A code from your authenticator is asked for at each sign-in, or a recovery code, which works once.</p>
            <RecoveryCodesForm renew={renewRecoveryCodes} />
            <ActionForm action={endSecondFactor} name="end-second-factor">
              <Field name="password" label="Your password" type="password" autoComplete="current-password" required />
              <Submit tone="danger">Turn it off</Submit>
            </ActionForm>
          </>
        ) : (
          <SecondFactorSetup begin={beginSecondFactor} confirm={confirmSecondFactor} />
        )}
      </section>

      <section aria-labelledby="passkeys">
        <h2 id="passkeys">Passkeys</h2>
        <p>
          A passkey signs you in with your fingerprint, face or device PIN, in the place of password and second factor.
        </p>
        <PasskeyList
          passkeys={passkeys.map(({ id, name, createdAt }) => ({
            id,
            name,
            added: createdAt ? `Added on ${formatDay(createdAt, frame.clock)}` : '',
          }))}
          rename={renamePasskey}
          remove={removePasskey}
        />
        <PasskeyAdd begin={beginPasskey} add={addPasskey} />
      </section>

      <section aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        <SessionList sessions={sessions} current={signedIn.sessionId} clock={frame.clock} end={endSession} />
        <ActionForm action={endAllSessions} name="end-all">
          <Submit tone="danger">Sign out everywhere</Submit>
        </ActionForm>
      </section>
    </NewsroomPage>
  );
}
