import { KINDS, type Kind } from '../../../publishing/kinds.ts';
import type { LibraryFileWithUses } from '../../../publishing/media/desk.ts';
import { mediaTypeNamed } from '../../../publishing/media/media-type.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ActionForm } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';
import { TextArea } from '../text-area.tsx';
import { AddFiles } from './add-files.tsx';
import { factsOf } from './file-facts.ts';
import { FocusField } from './focus-field.tsx';
import './media.css';
import { type Clock, formatDay } from '../../../publishing/newsroom-dates.ts';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = { file: LibraryFileWithUses; clock: Clock; describe: Action; remove: Action };

/** One file: what it is, what is said of it, where it is used, and what can be done with it. */
export function FileView({ file, clock, describe, remove }: Props) {
  const picture = file.contentType.startsWith('image/') && file.file.src !== null;
  return (
    <div className="file-view">
      <div>
        <Preview file={file} />
        <p className="library-facts">
          {factsOf(file.file)}. Added {formatDay(file.createdAt, clock)}
          {file.addedBy && ` by ${file.addedBy}`}.{' '}
          {file.shown ? 'The public can see it.' : 'Nothing public shows it; only the newsroom can see it.'}
        </p>
        {file.file.src && <a href={file.file.src}>Open the file</a>}
        <Uses file={file} />
      </div>
      <div>
        {file.mayChange ? (
          <>
            <ActionForm action={describe} name="describe">
              <input type="hidden" name="id" value={file.id} />
              {picture && (
                <TextArea
                  name="alt"
                  label="Alt text"
                  hint="What somebody who can’t see the picture should know. A figure may say it in its own words."
                  rows={3}
                  defaultValue={file.alt}
                />
              )}
              {!picture && <input type="hidden" name="alt" value={file.alt} />}
              <TextArea name="caption" label="Caption" rows={2} defaultValue={file.caption} />
              <Field name="credit" label="Credit" defaultValue={file.credit} />
              <Field name="licence" label="Licence" defaultValue={file.licence} />
              {picture && <FocusField key={`${file.file.src}`} file={file.file} />}
              <Submit>Save</Submit>
            </ActionForm>
            <section aria-labelledby="replace">
              <h2 id="replace">Replace the file</h2>
              <p className="staff-hint">
                Pages that show it keep their addresses and show the new one at once. The old one is removed, and its
                address leads to the new one.
              </p>
              <AddFiles replaces={file.id} />
            </section>
            <section aria-labelledby="delete">
              <h2 id="delete">Delete</h2>
              {file.used ? (
                <p>It is in use and can’t be deleted.</p>
              ) : (
                <ActionForm action={remove} name="delete">
                  <input type="hidden" name="id" value={file.id} />
                  <p className="staff-hint">The file and its bytes are removed for good.</p>
                  <Submit tone="danger">Delete {file.name}</Submit>
                </ActionForm>
              )}
            </section>
          </>
        ) : (
          <dl className="file-words">
            {[
              ['Alt text', file.alt],
              ['Caption', file.caption],
              ['Credit', file.credit],
              ['Licence', file.licence],
            ].map(([term, words]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{words || 'None'}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}

function Preview({ file: { file, name, alt } }: { file: LibraryFileWithUses }) {
  if (file.src === null) return <p>The bytes of this picture were never obtained. Replace it to give it some.</p>;
  const family = mediaTypeNamed(file.contentType)?.family;
  if (family === 'picture') {
    const src = file.renditions.at(-1)?.src ?? file.src;
    return <img className="file-preview" src={src} alt={alt || `The picture ${name}, which has no alt text yet`} />;
  }
  // biome-ignore lint/a11y/useMediaCaption: captions belong to the place that shows it
  if (family === 'sound') return <audio className="file-preview" controls preload="metadata" src={file.src} />;
  // biome-ignore lint/a11y/useMediaCaption: captions belong to the place that shows it
  if (family === 'film') return <video className="file-preview" controls preload="metadata" src={file.src} />;
  return <p className="file-no-preview">{name}</p>;
}

function Uses({ file: { publications, people } }: { file: LibraryFileWithUses }) {
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">Where it is used</h2>
      {publications.length + people.length === 0 && <p>Nowhere that you can see.</p>}
      <ul className="staff-rows">
        {publications.map(({ id, title, kind, live, draft, revision }) => (
          <li key={id}>
            <a href={staffRoutes.publication(id)}>{title || 'Untitled'}</a>
            <span className="library-facts">
              {KINDS[kind as Kind]?.label}:{' '}
              {[live && 'live', draft && 'draft', revision && !live && 'an earlier text'].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
        {people.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="library-facts">portrait</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
