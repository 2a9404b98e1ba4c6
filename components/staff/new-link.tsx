'use client';

import { useForm } from './action-form.tsx';

/** The link that was just made, shown this once. */
export function NewLink() {
  const { state } = useForm();
  if (!state.done) return null;
  return (
    <div role="status" className="staff-done">
      <p>Copy the link now; it is not shown again.</p>
      <input
        className="preview-new-link"
        readOnly
        value={state.done}
        aria-label="The new link"
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
