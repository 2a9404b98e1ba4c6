import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import type { Document } from '../../../../publishing/body/document.ts';
import { anchorIn } from '../../../../publishing/comments/anchor.ts';
import { flowOf } from '../../../../publishing/comments/flow.ts';

import { bodySchema } from '../schema/body-schema.ts';
import { commentHere, commentMarks, withComments, withNextComment } from './comment-marks.ts';

const body: Document = {
  type: 'doc',
  content: ['The margin of small harbors fell.', 'Nobody knows why.'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  })),
};

function stateWith(...comments: { id: string; from: number; to: number; resolved?: boolean }[]): EditorState {
  const schema = getSchema(bodySchema);
  const state = EditorState.create({ doc: schema.nodeFromJSON(body), plugins: [commentMarks(() => {})] });
  const anchored = comments.map(({ id, from, to, resolved = false }) => {
    const anchor = anchorIn(flowOf(body), from, to);
    if (!anchor) throw new Error('There is a passage.');
    return { id, anchor, resolved };
  });
  return state.apply(withComments(state.tr, anchored));
}

test('the keyboard goes from one commented passage to the next, and says which comment it is in', () => {
  let state = stateWith({ id: 'two', from: 14, to: 19 }, { id: 'one', from: 4, to: 10 });
  expect(commentHere(state)).toBeNull();
  const seen: string[] = [];
  for (let step = 0; step < 3; step += 1) {
    const tr = withNextComment(state);
    if (!tr) throw new Error('There are comments.');
    state = state.apply(tr);
    const { from, to } = state.selection;
    seen.push(`${commentHere(state)}: ${state.doc.textBetween(from, to)}`);
  }
  expect(seen).toEqual(['one: margin', 'two: small', 'one: margin']);
});

test('what is resolved is passed over', () => {
  expect(withNextComment(stateWith({ id: 'one', from: 4, to: 10, resolved: true }))).toBeNull();
});
