import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type NodeViewConstructor } from '@tiptap/pm/view';
import { element, put } from './drawing.ts';

/** A note in the text is its number. */
export const noteView: NodeViewConstructor = (first, _view, _position, decorations) => {
  const number = element('span', { role: 'img' });
  const dom = element('sup', { class: 'footnote-mark', contenteditable: 'false' }, number);
  const draw = (node: Node, around: readonly Decoration[]) => {
    const own = around.find(({ spec }) => spec.noteNumber)?.spec.noteNumber ?? '?';
    number.textContent = String(own);
    put(number, 'aria-label', `Note ${own}: ${node.textContent || 'empty'}`);
    put(number, 'title', node.textContent || 'This note is empty');
  };
  draw(first, decorations);
  return {
    dom,
    ignoreMutation: () => true,
    update(node, around) {
      if (node.type !== first.type) return false;
      draw(node, around);
      return true;
    },
  };
};

const key = new PluginKey<DecorationSet>('noteNumbers');

/** Tells each note its number, which follows from order. */
export function noteNumbers(): Plugin {
  return new Plugin({
    key,
    state: {
      init: (_config, { doc }) => numbersOf(doc),
      apply: (tr, before) => (tr.docChanged ? numbersOf(tr.doc) : before),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function numbersOf(doc: Node): DecorationSet {
  const numbered = notesIn(doc).map(({ position, node }, index) =>
    Decoration.node(position, position + node.nodeSize, {}, { noteNumber: index + 1 }),
  );
  return DecorationSet.create(doc, numbered);
}

/** The notes of a document as the editor holds it, in order, each with its place. */
export function notesIn(doc: Node): { position: number; node: Node }[] {
  const notes: { position: number; node: Node }[] = [];
  doc.descendants((node, position) => {
    if (node.type.name === 'footnote') notes.push({ position, node });
    return node.type.name !== 'footnote';
  });
  return notes;
}
