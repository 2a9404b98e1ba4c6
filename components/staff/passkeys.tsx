'use client';

import { type FormEvent, useState, useSyncExternalStore, useTransition } from 'react';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { ActionForm } from './action-form.tsx';
import { Field } from './field.tsx';
import { Folded } from './folded.tsx';
import { Submit } from './submit.tsx';

type Begin = () => Promise<FormState>;
type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Signing in with a passkey; nothing at all where the browser knows none. */
export function PasskeySignIn({
  next,
  begin,
  finish,
}: {
  next: string;
  begin: Begin;
  finish: (input: { response: unknown; next: string }) => Promise<FormState>;
}) {
  const [said, setSaid] = useState('');
  const [pending, start] = useTransition();
  if (!useKnowsPasskeys()) return null;
  const signIn = () =>
    start(async () => {
      setSaid('');
      const offered = await begin();
      if (!offered.done) return setSaid(sentence(offered));
      const response = await ask(() =>
        navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(offered.done ?? '')),
        }),
      );
      if (!response) return setSaid('No passkey was given.');
      setSaid(sentence(await finish({ response, next })));
    });
  return (
    <div className="staff-form">
      <button type="button" className="staff-button" aria-disabled={pending || undefined} onClick={signIn}>
        Sign in with a passkey
      </button>
      {said && (
        <p role="alert" className="staff-issue">
          {said}
        </p>
      )}
    </div>
  );
}

/** Adding a passkey to one's account: a name for it and the password, then the browser asks. */
export function PasskeyAdd({
  begin,
  add,
}: {
  begin: (input: { password: string }) => Promise<FormState>;
  add: (input: { name: string; response: unknown }) => Promise<FormState>;
}) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const [pending, start] = useTransition();
  if (!useKnowsPasskeys()) {
    return <p className="staff-hint">Passkeys are added in a browser that knows them, with scripts switched on.</p>;
  }
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    start(async () => {
      const wrong = (text: string) => setSaid({ text, wrong: true });
      const offered = await begin({ password });
      if (!offered.done) return wrong(sentence(offered));
      const response = await ask(() =>
        navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(offered.done ?? '')),
        }),
      );
      if (!response) return wrong('No passkey was made.');
      const added = await add({ name: name.trim() || 'A passkey', response });
      if (!added.done) return wrong(sentence(added));
      setSaid({ text: added.done, wrong: false });
      setName('');
      setPassword('');
    });
  };
  return (
    <form onSubmit={create} className="staff-form">
      <div className="staff-field">
        <label htmlFor="passkey-name">Name of the passkey</label>
        <p id="passkey-name-hint" className="staff-hint">
          Such as the device it is on.
        </p>
        <input
          id="passkey-name"
          name="name"
          maxLength={100}
          aria-describedby="passkey-name-hint"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="staff-field">
        <label htmlFor="passkey-password">Your password</label>
        <input
          id="passkey-password"
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <button type="submit" className="staff-button" aria-disabled={pending || undefined}>
        Add a passkey
      </button>
      {!pending && said && (
        <p role={said.wrong ? 'alert' : 'status'} className={said.wrong ? 'staff-issue' : 'staff-done'}>
          {said.text}
        </p>
      )}
    </form>
  );
}

/** The passkeys of an account, each to be renamed or removed. */
export function PasskeyList({
  passkeys,
  rename,
  remove,
}: {
  passkeys: { id: string; name: string | null; added: string }[];
  rename: Action;
  remove: Action;
}) {
  return (
    <ul className="staff-rows">
      {passkeys.map(({ id, name, added }) => (
        <li key={id}>
          <div>
            <strong>{name ?? 'A passkey'}</strong>
            <br />
            {added}
          </div>
          <Folded summary="Change" forms={[`rename-${id}`, `remove-${id}`]}>
            <ActionForm action={rename} name={`rename-${id}`}>
              <input type="hidden" name="id" value={id} />
              <Field name="name" label="Name" defaultValue={name ?? ''} required />
              <Submit tone="plain">Rename</Submit>
            </ActionForm>
            <ActionForm action={remove} name={`remove-${id}`}>
              <input type="hidden" name="id" value={id} />
              <Submit tone="danger">Remove</Submit>
            </ActionForm>
          </Folded>
        </li>
      ))}
    </ul>
  );
}

function useKnowsPasskeys(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential,
    () => false,
  );
}

/** What the authenticator answers, as JSON; null when somebody closed its dialog, or it has nothing to give. */
async function ask(open: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await open();
    return credential && (credential as PublicKeyCredential).toJSON();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function sentence(state: FormState): string {
  return state.issues.map(({ message }) => message).join(' ');
}
