import type { Editor } from '@tiptap/core';
import type { PickedFile } from '../../../../publishing/media/picked-file.ts';

/** What an action may ask of the page around the text. */
export type Host = {
  pickFile: (kind: 'picture' | 'audio' | 'video') => Promise<PickedFile | null>;
  /** Keeps what is known of a file that was picked. */
  keep: (picked: PickedFile) => void;
  editLink: () => void;
  askAddress: () => void;
  showKeys: () => void;
  focusToolbar: () => void;
  focusTools: () => void;
  openMenu: () => void;
  comment: (() => void) | null;
  /** Shows a comment; null where comments can’t be shown. */
  openComment: ((id: string) => void) | null;
  say: (sentence: string) => void;
};

export type ActionGroup = 'history' | 'style' | 'words' | 'lists' | 'blocks' | 'table' | 'way';

/** Something that can be done to the text: by its button, in the menu of blocks, by its keys. */
export type Action = {
  name: string;
  label: string;
  group: ActionGroup;
  /** As ProseMirror names them, the one to show first. */
  keys?: string[];
  /** More words by which the menu of blocks finds it. Without any it isn't in that menu. */
  finds?: string;
  run: (editor: Editor, host: Host) => void;
  active?: (editor: Editor) => boolean;
  possible?: (editor: Editor) => boolean;
};
