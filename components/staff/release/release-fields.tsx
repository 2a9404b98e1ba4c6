import { Choices } from '../choices.tsx';
import { Field } from '../field.tsx';
import { TextArea } from '../text-area.tsx';
import { TickBox } from '../tick-box.tsx';

type Props = {
  id: string;
  counter: number;
  /** Readers have seen an earlier text, so they may have to be told. */
  known: boolean;
  /** The approval that the institution asks for is missing, and who looks may release without it. */
  forcible: boolean;
  /** Whether a day in the past may be given. */
  datable: boolean;
};

/** What is said with a release, now or later. */
export function ReleaseFields({ id, counter, known, forcible, datable }: Props) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="counter" value={counter} />
      {known && (
        <>
          <Choices
            name="noteType"
            legend="What readers are told"
            defaultValue="none"
            choices={[
              { value: 'none', label: 'Nothing: a small change', hint: 'Spelling, layout, a broken link.' },
              { value: 'correction', label: 'Correction', hint: 'Something was wrong.' },
              { value: 'clarification', label: 'Clarification', hint: 'Something could be misread.' },
              { value: 'update', label: 'Update', hint: 'Something happened since.' },
            ]}
          />
          <TextArea
            name="noteText"
            label="The public note"
            hint="Stands on the page with its date; lists mark the piece."
          />
        </>
      )}
      {datable && (
        <Field
          name="dated"
          label="Day it appeared"
          hint="Only for what appeared earlier elsewhere; empty for now."
          type="date"
        />
      )}
      <Field name="note" label="For the history" hint="What changed and why, for staff only. May stay empty." />
      {forcible && (
        <>
          <fieldset className="staff-field staff-choices">
            <legend>Without an approval</legend>
            <TickBox name="forced">
              Release it all the same. It is logged under my name and stays flagged until somebody else approves it.
            </TickBox>
          </fieldset>
          <Field name="reason" label="Why it can’t wait for an approval" />
        </>
      )}
    </>
  );
}
