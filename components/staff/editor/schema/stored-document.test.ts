import { getSchema } from '@tiptap/core';
import { Node as EditorNode } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../../../publishing/body/document.ts';
import { MARK_ORDER, NODES } from '../../../../publishing/body/node-rules.ts';
import { parseDocument } from '../../../../publishing/body/schema.ts';
import { arbitraryDocument } from '../../../../test/arbitrary-document.ts';
import { bodySchema } from './body-schema.ts';
import { editedFrom, storedFrom } from './stored-document.ts';

const schema = getSchema(bodySchema);

function edited(document: Document): EditorNode {
  const node = EditorNode.fromJSON(schema, editedFrom(document));
  node.check();
  return node;
}

test('every document comes out of the editor as it went in', () => {
  fc.assert(
    fc.property(arbitraryDocument(), (document) => {
      const stored = storedFrom(edited(document));
      expect(stored).toEqual(document);
      expect(parseDocument(stored)).toEqual({ ok: true, value: document });
    }),
    { numRuns: 100 },
  );
});

test('the editor knows the nodes and marks of documents, all of them and no others, marks in stored order', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual([...Object.keys(NODES), 'text'].sort());
  expect(Object.keys(schema.marks)).toEqual(MARK_ORDER);
});

test('each node may hold in the editor exactly what a document lets it hold', () => {
  for (const [name, rule] of Object.entries(NODES)) {
    const type = schema.nodes[name];
    const allowed = Object.keys(schema.nodes).filter((child) => {
      const match = type?.contentMatch;
      for (let seen = new Set([match]), all = [match]; all.length > 0; ) {
        const next = all.pop();
        for (let edge = 0; next && edge < next.edgeCount; edge += 1) {
          const to = next.edge(edge);
          if (to.type.name === child) return true;
          if (!seen.has(to.next)) {
            seen = seen.add(to.next);
            all.push(to.next);
          }
        }
      }
      return false;
    });
    expect([name, allowed.sort()]).toEqual([name, [...(rule.content ?? [])].sort()]);
  }
});

test('a document without blocks gets a paragraph to type into, and is empty again', () => {
  const empty = edited({ type: 'doc', content: [] });
  expect(empty.childCount).toBe(1);
  expect(storedFrom(empty)).toEqual({ type: 'doc', content: [] });
});

test('what would be refused is not stored: forbidden characters, notes without words, an anchor twice', () => {
  const typed = EditorNode.fromJSON(schema, {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2, id: 's-a' }, content: [{ type: 'text', text: 'A\u0000b\ud800' }] },
      { type: 'heading', attrs: { level: 2, id: 's-a' }, content: [{ type: 'text', text: '\u0001' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'Said.' }, { type: 'footnote' }] },
    ],
  });
  const stored = storedFrom(typed);
  expect(parseDocument(stored)).toEqual({ ok: true, value: stored });
  expect(stored.content).toEqual([
    { type: 'heading', attrs: { level: 2, id: 's-a' }, content: [{ type: 'text', text: 'Ab\ufffd' }] },
    { type: 'heading', attrs: { level: 2 } },
    { type: 'paragraph', content: [{ type: 'text', text: 'Said.' }] },
  ]);
});
