import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Action, Host } from '../actions/action.ts';
import { MENU_ACTIONS } from '../actions/actions.ts';

/** The menu of blocks while it is open: where it was asked for, whether by a "/", and which entry is meant. */
export type BlockMenu = { from: number; slash: boolean; chosen: number };

const key = new PluginKey<BlockMenu | null>('blockMenu');
export const MENU_ID = 'editor-block-menu';

export function blockMenu(state: EditorState): BlockMenu | null {
  return key.getState(state) ?? null;
}

export function withMenu(tr: Transaction, menu: BlockMenu | null): Transaction {
  return tr.setMeta(key, menu);
}

/** What the menu offers for what was typed since it opened. */
export function offered(editor: Editor): Action[] {
  const menu = blockMenu(editor.state);
  if (!menu) return [];
  const typed = editor.state.doc.textBetween(menu.from + (menu.slash ? 1 : 0), editor.state.selection.head, ' ');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return MENU_ACTIONS.filter(
    (action) =>
      words.every((word) => `${action.label} ${action.finds}`.toLowerCase().includes(word)) &&
      (action.possible?.(editor) ?? true),
  );
}

/** Does what was chosen, without what was typed to find it. */
export function choose(editor: Editor, action: Action, host: Host): void {
  const menu = blockMenu(editor.state);
  if (menu) {
    const { head } = editor.state.selection;
    editor.view.dispatch(withMenu(editor.state.tr.delete(menu.from, Math.max(menu.from, head)), null));
  }
  action.run(editor, host);
}

/** Opens the menu of blocks by "/" at the start of a line or after a space, and goes through it by keys. */
export const BlockMenuKeys = Extension.create<{ host: () => Host }>({
  name: 'blockMenu',
  priority: 3000,
  addOptions: () => ({
    host: () => {
      throw new Error('The editor stands on no page.');
    },
  }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [
      new Plugin({
        key,
        state: {
          init: (): BlockMenu | null => null,
          apply: (tr, before, _old, state) => {
            const asked: BlockMenu | null | undefined = tr.getMeta(key);
            if (asked !== undefined) return asked;
            if (!before) return null;
            const from = tr.mapping.map(before.from, -1);
            const { $head, empty, head } = state.selection;
            const isHere = empty && head >= from + (before.slash ? 1 : 0) && $head.start() <= from;
            const isSlash =
              !before.slash || state.doc.textBetween(from, Math.min(from + 1, state.doc.content.size)) === '/';
            return isHere && isSlash ? { ...before, from, chosen: tr.docChanged ? 0 : before.chosen } : null;
          },
        },
        props: {
          attributes: (state): Record<string, string> => {
            const menu = key.getState(state);
            return menu ? { 'aria-controls': MENU_ID, 'aria-activedescendant': `${MENU_ID}-${menu.chosen}` } : {};
          },
          handleTextInput: (view, from, to, text) => {
            const { $from } = view.state.selection;
            if (text !== '/' || $from.parent.type.spec.code || from !== to) return false;
            const before = $from.parent.textBetween(0, $from.parentOffset, ' ', ' ');
            if (before !== '' && !before.endsWith(' ')) return false;
            view.dispatch(withMenu(view.state.tr.insertText('/'), { from, slash: true, chosen: 0 }));
            return true;
          },
          handleKeyDown: (view, event) => {
            const menu = key.getState(view.state);
            if (!menu || event.isComposing) return false;
            const actions = offered(editor);
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step && actions.length > 0) {
              const chosen = (menu.chosen + step + actions.length) % actions.length;
              view.dispatch(withMenu(view.state.tr, { ...menu, chosen }));
              return true;
            }
            if (event.key === 'Escape') {
              view.dispatch(withMenu(view.state.tr, null));
              return true;
            }
            const action = actions[menu.chosen];
            if ((event.key === 'Enter' || event.key === 'Tab') && action) {
              choose(editor, action, options.host());
              return true;
            }
            return false;
          },
        },
      }),
    ];
  },
});
