import { placeAnchor } from '../../../publishing/publications/gate.ts';
import type { ShownFinding } from '../../../publishing/publications/overview-desk.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Folded } from '../folded.tsx';
import { Submit } from '../submit.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  id: string;
  /** Counter of the draft that was judged; 0 for the text that waits. */
  counter: number;
  findings: ShownFinding[];
  /** Null for who may not waive. */
  waiving: { waive: Action; unwaive: Action } | null;
};

/** What stands between a text and its readers, each with the way to its place. */
export function FindingsList({ id, counter, findings, waiving }: Props) {
  const blockers = findings.filter(({ severity }) => severity === 'blocker');
  const warnings = findings.filter(({ severity, waiver }) => severity === 'warning' && waiver === null);
  const waived = findings.filter(({ waiver }) => waiver !== null);
  if (findings.length === 0) return <p>Nothing is missing.</p>;
  return (
    <>
      {blockers.length > 0 && (
        <>
          <h3>To put right</h3>
          <ul className="findings" data-severity="blocker">
            {blockers.map((finding) => (
              <li key={finding.id}>
                <Way id={id} finding={finding} />
              </li>
            ))}
          </ul>
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3>To put right or waive</h3>
          <ul className="findings" data-severity="warning">
            {warnings.map((finding) => (
              <li key={finding.id}>
                <p>
                  <Way id={id} finding={finding} />
                </p>
                {waiving && (
                  <Folded summary="Waive" forms={[`waive-${finding.id}`]}>
                    <ActionForm action={waiving.waive} name={`waive-${finding.id}`}>
                      <input type="hidden" name="id" value={id} />
                      <input type="hidden" name="counter" value={counter} />
                      <input type="hidden" name="finding" value={finding.id} />
                      <Field name="reason" label="Why this may stay as it is" required />
                      <Submit tone="plain">Waive under my name</Submit>
                    </ActionForm>
                  </Folded>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {waived.length > 0 && (
        <>
          <h3>Waived</h3>
          <ul className="findings" data-severity="waived">
            {waived.map((finding) => (
              <li key={finding.id}>
                <p>
                  <Way id={id} finding={finding} />
                </p>
                <p className="staff-hint">
                  {finding.waiver?.by}: “{finding.waiver?.reason}”
                </p>
                {waiving && (
                  <ActionForm action={waiving.unwaive} name={`unwaive-${finding.id}`}>
                    <input type="hidden" name="id" value={id} />
                    <input type="hidden" name="finding" value={finding.id} />
                    <Submit tone="plain">Take the waiver back</Submit>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Way({ id, finding }: { id: string; finding: ShownFinding }) {
  return <a href={`${staffRoutes.edit(id)}#${placeAnchor(finding.place)}`}>{finding.sentence}</a>;
}
