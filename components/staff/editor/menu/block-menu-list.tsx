import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import type { Host } from '../actions/action.ts';
import { isMac, shownKeys } from '../actions/actions.ts';
import { blockMenu, choose, MENU_ID, offered } from './block-menu.ts';

/** The menu of blocks, under the place where it was asked for. The text keeps the focus; its keys go through the menu. */
export function BlockMenuList({ editor, host }: { editor: Editor; host: Host }) {
  const menu = useEditorState({ editor, selector: ({ editor: { state } }) => blockMenu(state) });
  const names = useEditorState({
    editor,
    selector: () =>
      offered(editor)
        .map(({ name }) => name)
        .join(' '),
  });
  const list = useRef<HTMLDivElement>(null);
  const chosen = menu?.chosen;
  useEffect(() => {
    if (chosen !== undefined)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (!menu) return null;
  const actions = offered(editor);
  return (
    <div
      ref={list}
      id={MENU_ID}
      role="listbox"
      aria-label="What can be put in"
      className="editor-menu"
      data-names={names}
      style={placeOf(editor, menu.from)}
    >
      {actions.map((action, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the text go through the menu
        <div
          key={action.name}
          id={`${MENU_ID}-${index}`}
          role="option"
          aria-selected={index === menu.chosen}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(editor, action, host)}
        >
          {action.label}
          {action.keys?.[0] && <kbd>{shownKeys(action.keys[0], isMac())}</kbd>}
        </div>
      ))}
      {actions.length === 0 && <p>Nothing of that name can be put in here.</p>}
    </div>
  );
}

function placeOf(editor: Editor, position: number): { top: number; left: number } {
  const frame = editor.view.dom.parentElement?.getBoundingClientRect();
  const caret = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size));
  if (!frame) return { top: 0, left: 0 };
  return { top: caret.bottom - frame.top + 6, left: Math.max(0, Math.min(caret.left - frame.left, frame.width - 288)) };
}
