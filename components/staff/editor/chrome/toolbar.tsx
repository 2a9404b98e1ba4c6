import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import type { Action, Host } from '../actions/action.ts';
import { actionNamed, isMac, shownKeys } from '../actions/actions.ts';
import { GLYPHS } from './glyphs.tsx';

const GROUPS: { label: string; names: string[] }[] = [
  { label: 'History', names: ['undo', 'redo'] },
  { label: 'Kind of line', names: ['paragraph', 'heading2', 'heading3', 'heading4'] },
  { label: 'Words', names: ['bold', 'italic', 'strike', 'superscript', 'subscript', 'code', 'link', 'footnote'] },
  { label: 'Lists and quotations', names: ['bulletList', 'orderedList', 'blockquote'] },
  { label: 'Blocks', names: ['figure', 'table', 'openMenu'] },
];

type Props = { editor: Editor; host: Host; ref?: Ref<HTMLDivElement> };

/**
 * The tools that are always there. One stop for Tab; arrows go through it, Escape leads back to the text. A button that can do
 * nothing where the cursor is says so and does nothing.
 */
export function Toolbar({ editor, host, ref }: Props) {
  const [current, setCurrent] = useState('bold');
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      editor.view.focus();
      return;
    }
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const button = buttons[(to + buttons.length) % buttons.length];
    button?.focus();
    setCurrent(button?.dataset.action ?? 'bold');
  };
  const groups = host.comment ? [...GROUPS, { label: 'Comments', names: ['comment'] }] : GROUPS;
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label="Tools for the text"
      aria-orientation="horizontal"
      className="editor-toolbar"
      onKeyDown={onKeyDown}
    >
      {[...groups, { label: 'Help', names: ['showKeys'] }].map(({ label, names }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div key={label} role="group" aria-label={label}>
          {names.map((name) => (
            <ActionButton
              key={name}
              editor={editor}
              host={host}
              action={actionNamed(name)}
              tabIndex={name === current ? 0 : -1}
              glyph={GLYPHS[name] ?? WORDS[name]}
              onFocus={() => setCurrent(name)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

const WORDS: Record<string, string> = { openMenu: 'Insert', showKeys: 'Keyboard', comment: 'Comment' };

type ButtonProps = {
  editor: Editor;
  host: Host;
  action: Action;
  glyph?: ReactNode;
  tabIndex?: number;
  onFocus?: () => void;
};

/** The button of an action: pressed while it is in force, with its keys told on pointing and focus. */
export function ActionButton({ editor, host, action, glyph, tabIndex, onFocus }: ButtonProps) {
  const { active, possible } = useEditorState({
    editor,
    selector: () =>
      editor.isDestroyed
        ? { active: false, possible: false }
        : { active: action.active?.(editor) ?? false, possible: action.possible?.(editor) ?? true },
  });
  const keys = action.keys?.[0];
  const told = keys ? `${action.label} (${shownKeys(keys, isMac())})` : action.label;
  return (
    <button
      type="button"
      className="editor-tool"
      data-action={action.name}
      data-told={told}
      aria-pressed={action.active ? active : undefined}
      aria-disabled={!possible || undefined}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!possible) return;
        editor.view.focus();
        action.run(editor, host);
      }}
    >
      {glyph && <span aria-hidden="true">{glyph}</span>}
      <span className={glyph ? 'sr-only' : undefined}>{action.label}</span>
    </button>
  );
}
