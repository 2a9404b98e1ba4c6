import { decoded } from '../../../lib/decoded.ts';
import { attribute, descendants, type Element, elementsIn, hasAncestor, type Parent, textOf } from './tree.ts';

/** A mark in the text and the element that holds its note. */
type Pair = { mark: Element; body: Element };

const BODIES = new Set(['li', 'p', 'div', 'aside', 'dd']);
const NOTE_NAME = /(^|[-_])_?(fn|ftn|edn|footnote|endnote|note)/i;
const LABEL = /^[[(]?\s*(\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?$/i;
const RETURN_SIGNS = /^(?:[\s↩↑⤴⏎↵⮐^]|\u{1f519}|\ufe0e|\ufe0f)+$/u;

/**
 * The footnotes of a page: links that look like marks and lead to an item or paragraph further down. Recognized are those
 * of Markdown converters, of word processors, and those marked up with DPUB-ARIA roles.
 */
export class Notes {
  readonly #bodyOf = new Map<Element, Element>();
  readonly #taken = new Set<Element>();
  readonly #byName = new Map<string, Element>();
  readonly #returns = new Set<Element>();

  constructor(root: Parent) {
    const order = new Map<Element, number>();
    for (const element of descendants(root)) {
      order.set(element, order.size);
      for (const name of [attribute(element, 'id'), attribute(element, 'name')]) {
        if (name && !this.#byName.has(name)) this.#byName.set(name, element);
      }
    }
    const pairs: Pair[] = [];
    for (const mark of order.keys()) {
      const body = this.#bodyFor(mark);
      if (body && (order.get(body) ?? 0) > (order.get(mark) ?? 0)) pairs.push({ mark, body });
    }
    const bodies = new Set(pairs.map(({ body }) => body));
    for (const { mark, body } of pairs) {
      if (isInside(mark, bodies)) continue;
      this.#bodyOf.set(mark, body);
      this.#taken.add(body);
      for (const element of [mark, mark.parentNode]) if (element && 'tagName' in element) this.#returns.add(element);
    }
  }

  /** The note that a link is the mark of, if it is one. */
  bodyOf(link: Element): Element | null {
    return this.#bodyOf.get(link) ?? null;
  }

  /** Whether the element is a note that stands at its mark, and so no longer at its own place. */
  isTaken(element: Element): boolean {
    return this.#taken.has(element);
  }

  /** Whether a link in a note leads back to the mark. */
  isReturn(link: Element): boolean {
    const name = fragmentOf(link);
    if (name === null) return false;
    const target = this.#byName.get(name);
    if (attribute(link, 'data-footnote-backref') !== null || RETURN_SIGNS.test(textOf(link, 40))) return true;
    return (
      target !== undefined &&
      (this.#returns.has(target) || elementsIn(target).some((child) => this.#returns.has(child)))
    );
  }

  #bodyFor(link: Element): Element | null {
    const name = fragmentOf(link);
    if (name === null || !looksLikeMark(link, name)) return null;
    let body: Element | null = this.#byName.get(name) ?? null;
    while (body && !BODIES.has(body.tagName)) {
      body = ['a', 'sup', 'span', 'b', 'strong', 'em'].includes(body.tagName) ? parentElement(body) : null;
    }
    return body && !hasAncestor(link, body) ? body : null;
  }
}

function looksLikeMark(link: Element, name: string): boolean {
  if (attribute(link, 'data-footnote-ref') !== null) return true;
  if (/noteref/.test(attribute(link, 'role') ?? attribute(link, 'epub:type') ?? '')) return true;
  if (!LABEL.test(textOf(link, 20).trim())) return false;
  const raised = parentElement(link)?.tagName === 'sup' || elementsIn(link).some(({ tagName }) => tagName === 'sup');
  return raised || NOTE_NAME.test(name);
}

function fragmentOf(link: Element): string | null {
  const href = link.tagName === 'a' ? attribute(link, 'href') : null;
  if (!href?.startsWith('#') || href.length < 2) return null;
  return decoded(href.slice(1));
}

function isInside(element: Element, bodies: Set<Element>): boolean {
  for (let parent = parentElement(element); parent; parent = parentElement(parent)) if (bodies.has(parent)) return true;
  return false;
}

function parentElement(element: Element): Element | null {
  return element.parentNode && 'tagName' in element.parentNode ? element.parentNode : null;
}
