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
export function MetadataField({ name, label, hint, value, change, lines = 1, after, ...input }: Props) {
  const id = metadataFieldId(name);
  const { described, invalid, news } = useFieldNews(name, hint !== undefined);
  const shared = { id, name, value, 'aria-describedby': described, 'aria-invalid': invalid };
  return (
    <div className="staff-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="staff-hint">
          {hint}
        </p>
      )}
      {lines > 1 ? (
        <textarea
          {...shared}
          rows={lines}
          lang={input.lang}
          form={input.form}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <input {...input} {...shared} onChange={(event) => change(event.target.value)} />
      )}
      {news}
      {after}
    </div>
  );
}

type SelectProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  value: string;
  change: (value: string) => void;
  options: [value: string, label: string][];
  after?: ReactNode;
};

export function MetadataSelect({ name, label, hint, value, change, options, after }: SelectProps) {
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
      <select
        id={id}
        name={name}
        value={value}
        aria-describedby={described}
        aria-invalid={invalid}
        onChange={(event) => change(event.target.value)}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
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
