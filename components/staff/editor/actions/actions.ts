import type { Action } from './action.ts';
import { blockActions } from './block-actions.ts';
import { tableActions } from './table-actions.ts';
import { textActions } from './text-actions.ts';
import { wayActions } from './way-actions.ts';

/** Everything that can be done to the text. */
export const ACTIONS: Action[] = [...textActions, ...blockActions, ...tableActions, ...wayActions];

/** What can be put in by the menu of blocks. */
export const MENU_ACTIONS: Action[] = ACTIONS.filter(({ finds }) => finds !== undefined);

export function actionNamed(name: string): Action {
  const action = ACTIONS.find((one) => one.name === name);
  if (!action) throw new Error(`There is no action ${name}.`);
  return action;
}

/** Keys as a reader of this machine knows them, as in "Ctrl+Alt+F". */
export function shownKeys(keys: string, mac: boolean): string {
  const names: Record<string, string> = mac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
  const signs: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
  return keys
    .split(/-(?=.)/)
    .map((key) => names[key] ?? signs[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(mac ? '' : '+');
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
