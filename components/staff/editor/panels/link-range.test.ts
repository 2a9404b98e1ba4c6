import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { bodySchema } from '../schema/body-schema.ts';
import { linkRange, removeLink, setLink } from './link-range.ts';

const schema = getSchema(bodySchema);

/** The words of a note, as the view of a note has them. */
function note(text: string) {
  const place = {
    state: EditorState.create({ doc: schema.nodeFromJSON({ type: 'footnote', content: [{ type: 'text', text }] }) }),
    view: {
      dispatch(tr: Transaction) {
        place.state = place.state.apply(tr);
      },
    },
    select(from: number, to = from) {
      place.view.dispatch(place.state.tr.setSelection(TextSelection.create(place.state.doc, from, to)));
    },
    shown: () => {
      const shown: string[] = [];
      place.state.doc.forEach((node) => {
        shown.push(`${node.text}${node.marks.map(({ attrs }) => ` → ${attrs.href}`).join('')}`);
      });
      return shown;
    },
  };
  return place;
}

test('words of a note are made a link, led elsewhere as a whole, and made words again', () => {
  const place = note('See the survey of 2025.');
  place.select(8, 14);
  setLink(place, linkRange(place), 'https://example.org/survey', '');
  expect(place.shown()).toEqual(['See the ', 'survey → https://example.org/survey', ' of 2025.']);
  place.select(10);
  expect(linkRange(place)).toMatchObject({ from: 8, to: 14 });
  setLink(place, linkRange(place), '/reports', '');
  expect(place.shown()).toEqual(['See the ', 'survey → /reports', ' of 2025.']);
  place.select(10);
  removeLink(place, linkRange(place));
  expect(place.shown()).toEqual(['See the survey of 2025.']);
});

test('where nothing is selected the words of the link are put in', () => {
  const place = note('See ');
  place.select(4);
  setLink(place, linkRange(place), 'https://example.org/', 'the survey');
  expect(place.shown()).toEqual(['See ', 'the survey → https://example.org/']);
});
