import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';

type Props = {
  id: string;
  slug: string;
  address: string;
  /** Whether the public knows the address. */
  known: boolean;
  mayMove: boolean;
  move: (state: FormState, form: FormData) => Promise<FormState>;
};

/** The address of a publication, and how to give it another. */
export function AddressForm({ id, slug, address, known, mayMove, move }: Props) {
  return (
    <section aria-labelledby="address" className="address-form">
      <h2 id="address">Address</h2>
      <p className="address-form-address">{address}</p>
      {mayMove ? (
        <ActionForm action={move} name="address">
          <input type="hidden" name="id" value={id} />
          <Field
            key={slug}
            name="slug"
            label="Slug"
            hint={
              known
                ? 'Readers know this address. It changes at once, and the old one leads on to the new one for good.'
                : 'Nobody outside knows this address yet, so a change leaves nothing behind.'
            }
            defaultValue={slug}
          />
          <Submit tone="plain">Change the address</Submit>
        </ActionForm>
      ) : (
        <p className="staff-hint">Readers know this address; an editor can change it.</p>
      )}
    </section>
  );
}
