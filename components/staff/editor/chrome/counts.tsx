import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { countWords, plainText, readingMinutes } from '../../../../publishing/body/text.ts';
import { storedFrom } from '../schema/stored-document.ts';

/** How long the text is, and the part of it that is selected. */
export function Counts({ editor }: { editor: Editor }) {
  const { words, selected } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => ({
      words: wordsOf(state.doc),
      selected:
        state.selection.empty || state.selection instanceof NodeSelection
          ? 0
          : countWords(state.doc.textBetween(state.selection.from, state.selection.to, '\n', ' ')),
    }),
  });
  const minutes = readingMinutes(words);
  return (
    <p className="editor-counts">
      {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
      {words > 0 && `, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read`}
      {selected > 0 && `; ${selected.toLocaleString('en')} selected`}
    </p>
  );
}

let last: { doc: unknown; words: number } = { doc: null, words: 0 };

function wordsOf(doc: Editor['state']['doc']): number {
  if (last.doc !== doc) last = { doc, words: countWords(plainText(storedFrom(doc))) };
  return last.words;
}
