'use client';

import { useState } from 'react';
import type { ChoiceView } from '../../../publishing/publications/draft-views.ts';
import { fieldId, useForm } from '../action-form.tsx';
import { ChoiceSearch } from '../writing/choice-search.tsx';
import { ChosenOne } from '../writing/chosen-one.tsx';
import '../writing/writing.css';

type Props = {
  /** The publication that is withdrawn; it can't replace itself. */
  id: string;
};

/** What replaces a publication: searched for among all that is public; without scripts named by its address. */
export function ReplacementField({ id }: Props) {
  const { name: form, state } = useForm();
  const { replacedById = '', replacedByLabel = '', replacedByAddress } = state.values;
  const [chosen, choose] = useState(replacedById ? { id: replacedById, label: replacedByLabel } : null);
  const messages = state.issues.filter(({ field }) => field === 'replacedById').map(({ message }) => message);
  return (
    <fieldset className="staff-field" id={fieldId(form, 'replacedById')} tabIndex={-1}>
      <legend>Replaced by</legend>
      <p className="staff-hint">Only for what is replaced; something public.</p>
      <input type="hidden" name="replacedById" value={chosen?.id ?? ''} />
      <input type="hidden" name="replacedByLabel" value={chosen?.label ?? ''} />
      {chosen ? (
        <ChosenOne name="replacedById" label={chosen.label} takeOut={() => choose(null)} />
      ) : (
        <div className="scripted">
          <ChoiceSearch<ChoiceView>
            label="What replaces it"
            hint="By title, or paste its address."
            of="public publications"
            chosen={[id]}
            choose={choose}
          />
        </div>
      )}
      <noscript>
        <label>
          What replaces it, by its address
          <input name="replacedByAddress" defaultValue={replacedByAddress} />
        </label>
      </noscript>
      {messages.length > 0 && <p className="staff-issue">{messages.join(' ')}</p>}
    </fieldset>
  );
}
