'use client';

import { createContext, type InputHTMLAttributes, type ReactNode, useContext } from 'react';
import { placeAnchor } from '../../../publishing/publications/gate.ts';

type Issue = { field: string; message: string };

/** What the fields of the form around them were refused for, and what somebody else saved in them meanwhile. */
export const FieldNews = createContext<{
  issues: Issue[];
  theirs: Record<string, string>;
  /** What was written, where there are no scripts, into fields that have no place in the content yet. */
  additions: Record<string, string>;
}>({ issues: [], theirs: {}, additions: {} });

/** Where the release gate leads to for it. */
export function metadataFieldId(name: string): string {
  return placeAnchor({ field: name });
}

type Props = {
  name: string;
  label: string;
  hint?: ReactNode;
  value: string;
  change: (value: string) => void;
  /** So many lines; one is an input. */
  lines?: number;
  after?: ReactNode;
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value' | 'onChange' | 'id'>;

/** A labelled line or text of the metadata, with its refusal beside it. */
export function MetadataField({ name, label, hint, value, change, lines = 1, after, ...attributes }: Props) {
  return (
    <Frame name={name} label={label} hint={hint} after={after}>
      {(input) =>
        lines > 1 ? (
          <textarea
            {...input}
            value={value}
            rows={lines}
            lang={attributes.lang}
            dir={attributes.dir}
            form={attributes.form}
            onChange={(event) => change(event.target.value)}
          />
        ) : (
          <input {...attributes} {...input} value={value} onChange={(event) => change(event.target.value)} />
        )
      }
    </Frame>
  );
}

type SelectProps = Pick<Props, 'name' | 'label' | 'value' | 'change'> & { options: [value: string, label: string][] };

export function MetadataSelect({ name, label, value, change, options }: SelectProps) {
  return (
    <Frame name={name} label={label}>
      {(input) => (
        <select {...input} value={value} onChange={(event) => change(event.target.value)}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

type Input = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};
type FrameProps = Pick<Props, 'name' | 'label' | 'hint' | 'after'> & { children: (input: Input) => ReactNode };

function Frame({ name, label, hint, after, children }: FrameProps) {
  const id = metadataFieldId(name);
  const { described, invalid, news } = useFieldNews(name, hint !== undefined);
  return (
    <div className="staff-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="staff-hint">
          {hint}
        </p>
      )}
      {children({ id, name, 'aria-describedby': described, 'aria-invalid': invalid })}
      {news}
      {after}
    </div>
  );
}

/** What stands under a field or a group of fields: why it was refused, and what it says in the draft by now. */
export function useFieldNews(name: string, hinted = false) {
  const { issues, theirs } = useContext(FieldNews);
  const messages = issues.filter(({ field }) => field === name).map(({ message }) => message);
  const id = metadataFieldId(name);
  const there = theirs[name];
  return {
    described:
      [hinted && `${id}-hint`, messages.length > 0 && `${id}-issue`, there !== undefined && `${id}-theirs`]
        .filter(Boolean)
        .join(' ') || undefined,
    invalid: messages.length > 0 || undefined,
    news: (
      <>
        {messages.length > 0 && (
          <p id={`${id}-issue`} className="staff-issue">
            {messages.join(' ')}
          </p>
        )}
        {there !== undefined && (
          <p id={`${id}-theirs`} className="metadata-theirs">
            In the draft now: {there || 'nothing'}
          </p>
        )}
      </>
    ),
  };
}
