import type { FormState } from '../../../publishing/staff/form-state.ts';
import { metadataFieldId } from './metadata-field.tsx';

/** What was said of the metadata when they were sent without scripts. */
export function MetadataAnswer({ state }: { state: FormState }) {
  return (
    <>
      {state.issues.length > 0 && (
        <div className="staff-issues" role="alert">
          <ul>
            {state.issues.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <a href={`#${metadataFieldId(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {state.done && (
        <p className="staff-done" role="status">
          {state.done}
        </p>
      )}
    </>
  );
}
