import type { PublicationState } from '../../../publishing/publications/publication.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm } from '../action-form.tsx';
import { Submit } from '../submit.tsx';

type Props = {
  id: string;
  state: PublicationState;
  open: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Before anything of a released text is changed: a draft is opened beside it, by a choice of its own. */
export function OpenDraftForm({ id, state, open }: Props) {
  return (
    <section className="open-draft">
      <p>
        {state === 'scheduled'
          ? 'This text waits for its release. A draft beside it can be changed; what is scheduled stays as it is until you release the draft in its place.'
          : state === 'withdrawn'
            ? 'This was withdrawn. A draft of its last text can be changed without readers seeing any of it.'
            : 'Readers see this text. A draft beside it can be changed; readers see none of it until you release it.'}
      </p>
      <ActionForm action={open} name="open-draft">
        <input type="hidden" name="id" value={id} />
        <Submit>Open a draft</Submit>
      </ActionForm>
    </section>
  );
}
