import type { Node } from '@tiptap/pm/model';
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view';

/** How a node is drawn: its element, the element in it that is typed into, and what follows from its attributes. */
export type Drawing = { dom: HTMLElement; contentDOM?: HTMLElement; draw: (node: Node) => void };

/** The view of a node that draws itself again when its attributes change. What isn't its content is no text to edit. */
export function drawn(drawing: (node: Node) => Drawing): NodeViewConstructor {
  return (first) => {
    const { dom, contentDOM, draw } = drawing(first);
    draw(first);
    const view: NodeView = {
      dom,
      contentDOM: contentDOM ?? null,
      update(node) {
        if (node.type !== first.type) return false;
        draw(node);
        return true;
      },
      ignoreMutation: (mutation) =>
        mutation.type !== 'selection' && !(contentDOM?.contains(mutation.target) && mutation.target !== dom),
    };
    return view;
  };
}

type Attributes = Record<string, string | undefined>;

export function element(tag: string, attributes: Attributes = {}, ...children: (Node_ | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A part of a block that follows from its attributes: shown, not typed into. */
export function label(tag: string, className: string): HTMLElement {
  return element(tag, { class: className, contenteditable: 'false' });
}

/** Shows a text in a label, or nothing at all. */
export function tell(where: HTMLElement, text: string | null): void {
  where.textContent = text;
  where.hidden = !text;
}

export function put(where: HTMLElement, name: string, value: string | null): void {
  if (value === null) where.removeAttribute(name);
  else where.setAttribute(name, value);
}

type Node_ = globalThis.Node;
