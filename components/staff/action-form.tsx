'use client';

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import { EMPTY_FORM, type FormState } from '../../publishing/staff/form-state.ts';

/** What a form of this page got back in the request that drew the page. */
export const Remembered = createContext<FormState | null>(null);

/** The same, of the form with this name. */
export function useRemembered(name: string): FormState {
  const remembered = useContext(Remembered);
  return remembered?.form === name ? remembered : EMPTY_FORM;
}

const Form = createContext<{ name: string; state: FormState; pending: boolean }>({
  name: '',
  state: EMPTY_FORM,
  pending: false,
});

/** Ids of inputs, different in each form of a page. */
export function fieldId(form: string, field: string): string {
  return form ? `${form}-${field}` : `field-${field}`;
}

/** What the form around a field got back. */
export function useForm() {
  return useContext(Form);
}

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Tells the forms of one page apart. */
  name?: string;
  /** The form shows itself what it got back when it succeeded. */
  quiet?: boolean;
  children: ReactNode;
  className?: string;
};

/** A form that sends itself to a server action, with or without scripts, and shows beside each field what to put right. */
export function ActionForm({ action, name = '', quiet = false, children, className }: Props) {
  const [state, submit, pending] = useActionState(action, useRemembered(name));
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.issues.length > 0) summary.current?.focus();
  }, [state]);
  return (
    <Form value={{ name, state, pending }}>
      <form action={submit} className={className ?? 'staff-form'} noValidate>
        {state.issues.length > 0 && (
          <div className="staff-issues" role="alert" ref={summary} tabIndex={-1}>
            <ul>
              {state.issues.map(({ field, message }) => (
                <li key={`${field} ${message}`}>
                  {field ? <a href={`#${fieldId(name, field)}`}>{message}</a> : message}
                </li>
              ))}
            </ul>
          </div>
        )}
        {state.done && !quiet && (
          <p className="staff-done" role="status">
            {state.done}
          </p>
        )}
        <input type="hidden" name="form" value={name} />
        {children}
      </form>
    </Form>
  );
}
