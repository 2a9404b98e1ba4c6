'use client';

import { encode } from 'uqr';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { ActionForm, useForm } from './action-form.tsx';
import { Field } from './field.tsx';
import { Submit } from './submit.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Turning the second factor on: the password, then the secret as picture and text with the recovery codes, then a first code. */
export function SecondFactorSetup({ begin, confirm }: { begin: Action; confirm: Action }) {
  return (
    <>
      <ActionForm action={begin} name="begin" quiet>
        <Field name="password" label="Your password" type="password" autoComplete="current-password" required />
        <Submit tone="plain">Set up a second factor</Submit>
        <Secret />
      </ActionForm>
      <ActionForm action={confirm} name="confirm">
        <Field
          name="code"
          label="A first code"
          hint="Once your authenticator knows the secret, write the six digits it shows."
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <Submit>Turn it on</Submit>
      </ActionForm>
    </>
  );
}

function Secret() {
  const { state } = useForm();
  if (!state.done) return null;
  const { uri, codes } = JSON.parse(state.done) as { uri: string; codes: string[] };
  const { data, size } = encode(uri, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <div className="staff-secret" role="status">
      <p>Scan this with your authenticator, or type the secret into it.</p>
      <svg viewBox={`0 0 ${size} ${size}`} width="180" height="180" role="img" aria-label="The secret as a QR code">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        <code>{new URL(uri).searchParams.get('secret')}</code>
      </p>
      <RecoveryCodes codes={codes} />
    </div>
  );
}

/** Making recovery codes anew, when few are left or somebody may have seen them. */
export function RecoveryCodesForm({ renew }: { renew: Action }) {
  return (
    <ActionForm action={renew} name="recovery-codes" quiet>
      <Field name="password" label="Your password" type="password" autoComplete="current-password" required />
      <Submit tone="plain">Make new recovery codes</Submit>
      <NewCodes />
    </ActionForm>
  );
}

function NewCodes() {
  const { state } = useForm();
  if (!state.done) return null;
  return (
    <div className="staff-secret" role="status">
      <p>The recovery codes you had until now open nothing any more.</p>
      <RecoveryCodes codes={JSON.parse(state.done)} />
    </div>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <>
      <p>Keep these recovery codes where you keep your passwords. Each lets you in once without the authenticator.</p>
      <ul className="staff-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
