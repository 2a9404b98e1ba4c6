import { cleanText } from '../attributes.ts';
import type { Heading, InnerBlock, Mark } from '../document.ts';
import type { HtmlOptions } from '../from-tree.ts';
import { textNode } from '../inline.ts';
import { type Loss, loss } from '../losses.ts';
import { LIMITS } from '../schema.ts';
import { type Flattened, flatten } from './flatten.ts';
import { Flow } from './flow.ts';
import type { Notes } from './notes.ts';
import { attribute, type Element, isElement, isText, type Parent, textOf } from './tree.ts';

export type Marks = readonly Mark[];

/** How an element becomes part of a document: what it adds to the flow, with the marks that stand around it. */
export type Rule = (element: Element, flow: Flow, marks: Marks, reading: Reading) => void;

const DEEPEST_ELEMENT = 200;
/** Nodes below a block inside a list inside a table: the most that a rule adds at once. */
const ROOM_FOR_A_BLOCK = 6;
const MOST_REPEATED_CHARACTERS = 200_000;

/** One reading of a tree: what was asked, how deep it is now, and what was lost on the way. */
export class Reading {
  readonly losses: Loss[] = [];
  /** Headings with the names by which the source's links knew their place. */
  readonly headings: { heading: Heading; names: string[] }[] = [];
  readonly options: HtmlOptions;
  readonly notes: Notes;
  inNote = false;
  readonly #ruleFor: (element: Element) => Rule;
  #level = 0;
  #depth = 0;
  #names: string[] = [];
  #repeated = 0;
  readonly #noteTexts = new Map<Parent, Flattened>();

  constructor(options: HtmlOptions, notes: Notes, ruleFor: (element: Element) => Rule) {
    this.options = options;
    this.notes = notes;
    this.#ruleFor = ruleFor;
  }

  get atTop(): boolean {
    return this.#level === 0;
  }

  into(flow: Flow, parent: Parent, marks: Marks): void {
    for (const child of parent.childNodes) {
      if (isText(child)) this.text(flow, child.value, marks);
      else if (isElement(child)) this.element(flow, child, marks);
    }
  }

  element(flow: Flow, element: Element, marks: Marks): void {
    if (this.notes.isTaken(element) || (this.inNote && this.notes.isReturn(element))) return;
    if (this.#depth >= DEEPEST_ELEMENT) {
      this.lose(element, 'It is nested too deeply; its text is kept without form.');
      this.text(flow, textOf(element), marks);
      return;
    }
    for (const name of ['id', 'name']) {
      const value = attribute(element, name);
      if (value) this.#names.push(value);
    }
    this.#depth += 1;
    this.#ruleFor(element)(element, flow, marks, this);
    this.#depth -= 1;
  }

  text(flow: Flow, text: string, marks: Marks): void {
    const clean = cleanText(text);
    if (clean === '') return;
    if (/\S/.test(clean)) this.#names = [];
    flow.text(clean, marks);
  }

  /** The blocks inside an element that becomes `levels` nodes of the document. */
  blocks(parent: Parent, marks: Marks, levels: number): InnerBlock[] {
    return this.inside(levels, () => {
      const flow = new Flow();
      this.into(flow, parent, marks);
      return flow.end();
    }) as InnerBlock[];
  }

  /** What an element says as inline content, with the blocks in it that can't be said so. */
  inline(parent: Parent, marks: Marks = []): Flattened {
    return flatten(this.blocks(parent, marks, 1));
  }

  /** The same of the element that holds a note; read once, however many marks lead to it. */
  note(body: Parent): Flattened {
    const known = this.#noteTexts.get(body);
    if (known) return known;
    const outer = this.inNote;
    this.inNote = true;
    const text = this.inline(body);
    this.inNote = outer;
    this.#noteTexts.set(body, text);
    return text;
  }

  inside<T>(levels: number, read: () => T): T {
    this.#level += levels;
    const result = read();
    this.#level -= levels;
    return result;
  }

  /** Whether another container still fits; if not, it is reported and its content belongs in the flow around it. */
  hasRoomFor(element: Element): boolean {
    if (this.#level + ROOM_FOR_A_BLOCK <= LIMITS.depth) return true;
    this.lose(element, 'It is nested too deeply; its content is kept.');
    return false;
  }

  /** The names of the place where the next block begins, its own before those of empty elements above it. */
  takeNames(): string[] {
    const names = this.#names.reverse();
    this.#names = [];
    return names;
  }

  /** Whether a note may be written out once more. Without a limit, many marks of one long note would multiply it. */
  mayRepeat(characters: number): boolean {
    this.#repeated += characters;
    return this.#repeated <= MOST_REPEATED_CHARACTERS;
  }

  lose(element: Element, reason: string, about?: string): void {
    this.losses.push(loss(element.tagName, reason, about ?? textOf(element, 200)));
  }

  loseAttribute(element: Element, name: string, reason: string): void {
    this.losses.push(loss(`${element.tagName}[${name}]`, reason, attribute(element, name) ?? ''));
  }

  /** A text for an attribute of the document: one line, cut and reported when it is too long. */
  line(element: Element, text: string, longest: number): string {
    const line = cleanText(text).replace(/\s+/g, ' ').trim();
    if (line.length <= longest) return line;
    this.lose(element, `It is longer than ${longest} characters and was cut.`, line.slice(longest));
    return line
      .slice(0, longest)
      .toWellFormed()
      .replace(/\ufffd$/, '')
      .trimEnd();
  }
}

/** A cell, an item or a quotation must hold something. */
export function filled(blocks: InnerBlock[]): InnerBlock[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

export function paragraphOf(text: string, marks: Marks): InnerBlock {
  return { type: 'paragraph', content: [textNode(text, marks)] };
}
