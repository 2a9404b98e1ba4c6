import { ActionForm } from '../../../../components/staff/action-form.tsx';
import { Field } from '../../../../components/staff/field.tsx';
import { LastAnswer } from '../../../../components/staff/last-answer.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { OutboxNotice } from '../../../../components/staff/outbox-notice.tsx';
import { PasskeyAdd, PasskeyList } from '../../../../components/staff/passkeys.tsx';
import { RecoveryCodesForm, SecondFactorSetup } from '../../../../components/staff/second-factor-setup.tsx';
import { SessionList } from '../../../../components/staff/session-list.tsx';
import { Submit } from '../../../../components/staff/submit.tsx';
import { mailLeaves } from '../../../../lib/mail.ts';
import { formatDay, formatStamp } from '../../../../publishing/newsroom-dates.ts';
import { findWantedEmail, listPasskeys, listSessions } from '../../../../publishing/staff/desk.ts';
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
import { askForNewEmail, changeOwnName } from './details-actions.ts';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './passkey-actions.ts';

export default async function AccountPage() {
  const signedIn = await requireMember(staffRoutes.account());
  const [frame, wanted, sessions, passkeys] = await Promise.all([
    newsroom(signedIn, 'Account'),
    findWantedEmail(signedIn.member.id),
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

      <section aria-labelledby="details">
        <h2 id="details">Name and e-mail address</h2>
        <ActionForm action={changeOwnName} name="name">
          <Field name="name" label="Your name" autoComplete="name" defaultValue={signedIn.name} required />
          <Submit tone="plain">Change the name</Submit>
        </ActionForm>
        <ActionForm action={askForNewEmail} name="email">
          {wanted && (
            <p>
              A message was sent to {wanted.email}. The link in it works until{' '}
              {formatStamp(wanted.expiresAt, frame.clock)}; until it is opened your address stays {signedIn.email}.
            </p>
          )}
          <Field
            name="email"
            label="New e-mail address"
            hint="A link is sent there. You sign in with your present address until you open it."
            type="email"
            autoComplete="email"
            required
          />
          <Field name="password" label="Your password" type="password" autoComplete="current-password" required />
          <Submit tone="plain">Send the link</Submit>
          {!mailLeaves() && <OutboxNotice />}
        </ActionForm>
      </section>

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
        <LastAnswer of={signedIn.secondFactor ? 'confirm' : 'end-second-factor'} />
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
        <LastAnswer of="remove" />
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
