import type { BundleView } from '../../../publishing/publications/bundle-desk.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { SelectField } from '../select-field.tsx';
import { Submit } from '../submit.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  bundle: BundleView;
  candidates: { id: string; title: string }[];
  actions: { add: Action; takeOut: Action; addRedirect: Action; takeRedirectOut: Action };
};

/** What is in a bundle, what holds each up, and, while it is open, the ways in and out. */
export function BundleContents({ bundle, candidates, actions }: Props) {
  const { id, members, redirects } = bundle;
  const open = bundle.state === 'open';
  return (
    <>
      <section aria-labelledby="publications">
        <h2 id="publications">Publications</h2>
        {members.length === 0 && <p>None yet.</p>}
        <ul className="staff-rows">
          {members.map((member) => (
            <li key={member.id}>
              <div>
                {member.title === null ? (
                  'A publication that isn’t open to you'
                ) : (
                  <a href={staffRoutes.publication(member.id)}>{member.title || 'Untitled'}</a>
                )}
                <br />
                <span className="staff-hint">{member.path}</span>
                {member.unapproved && <p className="staff-issue">Nobody else has approved this text.</p>}
                {bundle.state !== 'released' && member.open.length > 0 && (
                  <p className="staff-issue">
                    {member.open.length === 1 ? member.open[0] : `${member.open.length} things are missing.`}
                  </p>
                )}
              </div>
              {open && member.title !== null && (
                <ActionForm action={actions.takeOut} name={`out-${member.id}`}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="publication" value={member.id} />
                  <Submit tone="plain">Take out</Submit>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
        {open && candidates.length > 0 && (
          <ActionForm action={actions.add} name="add">
            <input type="hidden" name="id" value={id} />
            <SelectField
              name="publication"
              label="Add a publication"
              defaultValue=""
              options={[
                { value: '', label: 'Choose one' },
                ...candidates.map((candidate) => ({ value: candidate.id, label: candidate.title || 'Untitled' })),
              ]}
            />
            <Submit tone="plain">Add it</Submit>
          </ActionForm>
        )}
      </section>
      <section aria-labelledby="redirects">
        <h2 id="redirects">Redirects</h2>
        {redirects.length === 0 && <p>None yet.</p>}
        <ul className="staff-rows">
          {redirects.map(({ path, to }) => (
            <li key={path}>
              <span>
                {path} → {to}
              </span>
              {open && (
                <ActionForm action={actions.takeRedirectOut} name={`redirect-${path}`}>
                  <input type="hidden" name="id" value={id} />
                  <input type="hidden" name="path" value={path} />
                  <Submit tone="plain">Take out</Submit>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
        {open && (
          <ActionForm action={actions.addRedirect} name="redirect">
            <input type="hidden" name="id" value={id} />
            <Field name="path" label="From this address" hint="Such as /survey." required />
            <Field
              name="target"
              label="To this one"
              hint="A path of this site, also of a publication in this bundle, or a whole address elsewhere."
              required
            />
            <Submit tone="plain">Add the redirect</Submit>
          </ActionForm>
        )}
      </section>
    </>
  );
}
