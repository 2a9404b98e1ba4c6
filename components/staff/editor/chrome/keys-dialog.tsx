import type { RefObject } from 'react';
import type { ActionGroup } from '../actions/action.ts';
import { ACTIONS, isMac, shownKeys } from '../actions/actions.ts';

const GROUPS: [ActionGroup, string][] = [
  ['way', 'Getting around'],
  ['history', 'Undoing'],
  ['style', 'Kinds of lines'],
  ['words', 'Words'],
  ['lists', 'Lists'],
  ['blocks', 'Blocks'],
  ['table', 'In a table'],
];

const OTHERS: Partial<Record<ActionGroup, [string, string][]>> = {
  way: [
    ['/', 'Put something in: at the start of a line or after a space'],
    ['Escape', 'Back to the text, from the toolbar, the tools or a note'],
    ['Enter', 'Open the note that is selected'],
  ],
  lists: [
    ['Tab', 'One level deeper'],
    ['Shift-Tab', 'One level up'],
    ['- ', 'A line that begins so becomes a bulleted list, "1. " a numbered one, "> " a quotation, "## " a heading'],
  ],
  words: [['Shift-Enter', 'New line in the same paragraph']],
  table: [
    ['Tab', 'Next cell; after the last, a new row'],
    ['Shift-Tab', 'Cell before'],
    ['Shift-ArrowRight', 'Select cells, with any arrow'],
  ],
};

/** Every key of the editor. */
export function KeysDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const mac = isMac();
  return (
    <dialog ref={dialog} className="editor-dialog" aria-labelledby="editor-keys-title">
      <div className="editor-dialog-head">
        <h2 id="editor-keys-title">Keyboard</h2>
        <button type="button" className="staff-button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <div className="editor-keys">
        {GROUPS.map(([group, title]) => (
          <section key={group}>
            <h3>{title}</h3>
            <dl>
              {ACTIONS.filter((action) => action.group === group && action.keys).map(({ name, label, keys = [] }) => (
                <div key={name}>
                  <dt>{keys.map((one) => shownKeys(one, mac)).join(' or ')}</dt>
                  <dd>{label}</dd>
                </div>
              ))}
              {(OTHERS[group] ?? []).map(([keys, does]) => (
                <div key={does}>
                  <dt>{shownKeys(keys, mac)}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
