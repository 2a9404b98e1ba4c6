import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { NODES } from '../../../../publishing/body/node-rules.ts';
import { type Placed, setAttrs } from './attrs.ts';

type Props = { editor: Editor; placed: Placed; name: string; label: string; hint?: string; wide?: boolean };

/** A line of words that is an attribute of a node. What the rule of the attribute refuses is said, and not taken over. */
export function AttrField({ editor, placed, name, label, hint, wide = false }: Props) {
  const id = useId();
  const held = (placed.node.attrs[name] as string | null) ?? '';
  const [typed, setTyped] = useState(held);
  const rule = NODES[placed.node.type.name as keyof typeof NODES].attrs?.[name];
  const value = typed === '' && !rule?.required ? null : typed;
  const refused = value !== null && !rule?.accepts(value);
  useEffect(() => setTyped(held), [held]);
  return (
    <div className="editor-field" data-wide={wide || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={typed}
        autoComplete="off"
        aria-invalid={refused || undefined}
        aria-describedby={refused || hint ? `${id}-hint` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = target.value === '' && !rule?.required ? null : target.value;
          if (next === null || rule?.accepts(next)) setAttrs(editor, placed, { [name]: next });
        }}
      />
      {(refused || hint) && (
        <span id={`${id}-hint`} className={refused ? 'staff-issue' : 'editor-hint'}>
          {refused ? (typed === '' ? 'It needs some words.' : 'It is too long.') : hint}
        </span>
      )}
    </div>
  );
}

type ChoiceProps = Omit<Props, 'hint' | 'wide'> & { choices: [value: string, label: string][] };

/** One of a few values that an attribute can have. */
export function AttrChoice({ editor, placed, name, label, choices }: ChoiceProps) {
  const id = useId();
  return (
    <div className="editor-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={placed.node.attrs[name] ?? choices[0]?.[0]}
        onChange={({ target }) => setAttrs(editor, placed, { [name]: target.value })}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

export function PanelButton({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="editor-tool" onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
      {children}
    </button>
  );
}

type AskingProps = { label: string; apply: () => void; children: ReactNode };

/** A panel that asks for something and then does it, by Enter too. It is no form: the editor stands in one. */
export function AskingPanel({ label, apply, children }: AskingProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    apply();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className="editor-panel" role="group" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
