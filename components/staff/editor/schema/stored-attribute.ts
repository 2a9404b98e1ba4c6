import type { Attribute } from '@tiptap/core';
import { NODES } from '../../../../publishing/body/node-rules.ts';

type Named = keyof typeof NODES;
type Read = (element: HTMLElement) => unknown;

/**
 * The attributes of a node as the document's own rules have them: what pasted or dropped HTML says is taken only where the
 * rule accepts it. `names` gives the HTML attribute of each, in the form of `documentToHtml`.
 */
export function storedAttributes(type: Named, names: Record<string, string>): Record<string, Partial<Attribute>> {
  return Object.fromEntries(
    Object.entries(names).map(([name, html]) => [
      name,
      storedAttribute(type, name, (element) => element.getAttribute(html), html),
    ]),
  );
}

/** One attribute whose value is read from the HTML in a way of its own; without `html` it isn't written as an attribute. */
export function storedAttribute(type: Named, name: string, read: Read, html?: string): Partial<Attribute> {
  return {
    default: null,
    parseHTML: (element) => accepted(type, name, read(element)),
    renderHTML: (attributes) => (html && attributes[name] != null ? { [html]: attributes[name] } : {}),
  };
}

/** The value when the rule of the attribute accepts it, else null. */
export function accepted(type: Named, name: string, value: unknown): unknown {
  return NODES[type].attrs?.[name]?.accepts(value) ? value : null;
}

export function wholeNumberOf(element: HTMLElement, name: string): number | null {
  const text = element.getAttribute(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
}
