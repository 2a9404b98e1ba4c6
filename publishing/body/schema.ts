import { type Issue, ok, type Result, refused } from '../../lib/result.ts';
import { type AttrRule, isCleanText } from './attributes.ts';
import type { Document, Mark } from './document.ts';
import { MARK_ORDER, MARKS, type Names, NODES, type NodeRule } from './node-rules.ts';

/** What one document may be at most. Readers' pages and the database are dimensioned for it. */
export const LIMITS = { depth: 40, nodes: 100_000, characters: 3_000_000, issues: 20 };

/**
 * A document from untrusted JSON, rebuilt from what the schema knows: nothing unknown passes, marks are put in order, and
 * optional attributes that are null are left out. Refused with one issue for each fault (at most `LIMITS.issues`), whose
 * field is the path to it, as in "content[3].attrs.level".
 */
export function parseDocument(json: unknown): Result<Document> {
  const reading = new Reading();
  const document = reading.node(json, '', new Set(['doc']), 0);
  if (!document || reading.issues.length > 0) return refused(...reading.issues);
  return ok(document as unknown as Document);
}

type Json = Record<string, unknown>;

class Reading {
  issues: Issue[] = [];
  #nodes = 0;
  #characters = 0;
  #anchors = new Set<unknown>();

  node(json: unknown, path: string, allowed: Names, depth: number): Json | null {
    if (this.#spent(path)) return null;
    if (!isObject(json)) return this.#refuse(path, 'must be a node: an object with a "type".');
    const type = json.type;
    if (typeof type !== 'string' || !allowed.has(type)) {
      return this.#refuse(join(path, 'type'), `must be one of ${[...allowed].join(', ')}, not ${shown(type)}.`);
    }
    if (depth > LIMITS.depth) return this.#refuse(path, `is nested deeper than ${LIMITS.depth} levels.`);
    if (type === 'text') return this.#text(json, path, allowed);
    const rule = NODES[type as keyof typeof NODES];
    this.#keys(json, path, ['type', ...(rule.attrs ? ['attrs'] : []), ...(rule.content ? ['content'] : [])]);
    const attrs = rule.attrs && this.#attrs(json.attrs, join(path, 'attrs'), rule.attrs);
    if (type === 'heading') this.#unique(attrs?.id, join(path, 'attrs.id'));
    const content = rule.content && this.#content(json, path, rule, depth);
    return {
      type,
      ...(attrs && Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content && (content.length > 0 || type === 'doc' || type === 'tableRow') ? { content } : {}),
    };
  }

  #content(json: Json, path: string, rule: NodeRule, depth: number): Json[] {
    const content = json.content ?? [];
    const contentPath = join(path, 'content');
    if (!Array.isArray(content)) {
      this.#refuse(contentPath, 'must be a list of nodes.');
      return [];
    }
    if (rule.filled && content.length === 0) this.#refuse(contentPath, `must not be empty in a ${json.type}.`);
    const nodes: Json[] = [];
    for (const [index, child] of content.entries()) {
      const node = this.node(child, `${contentPath}[${index}]`, rule.content ?? new Set(), depth + 1);
      if (node) nodes.push(node);
      if (node?.type === 'keyFindings' && index > 0) {
        this.#refuse(`${contentPath}[${index}]`, 'must be the first block: key findings open a document.');
      }
      if (this.#full) break;
    }
    return nodes;
  }

  #text(json: Json, path: string, allowed: Names): Json | null {
    const plain = allowed.size === 1;
    this.#keys(json, path, plain ? ['type', 'text'] : ['type', 'text', 'marks']);
    if (typeof json.text !== 'string' || json.text === '')
      return this.#refuse(join(path, 'text'), 'must be a text that is not empty.');
    if (!isCleanText(json.text)) {
      return this.#refuse(join(path, 'text'), 'must not contain control characters or half of a surrogate pair.');
    }
    this.#characters += json.text.length;
    const marks = plain ? [] : this.#marks(json.marks ?? [], join(path, 'marks'));
    return { type: 'text', text: json.text, ...(marks.length > 0 ? { marks } : {}) };
  }

  #marks(json: unknown, path: string): Json[] {
    if (!Array.isArray(json)) {
      this.#refuse(path, 'must be a list of marks.');
      return [];
    }
    const marks = new Map<string, Json>();
    for (const [index, mark] of json.entries()) {
      const place = `${path}[${index}]`;
      const type = isObject(mark) ? mark.type : undefined;
      if (!isObject(mark) || typeof type !== 'string' || !Object.hasOwn(MARKS, type)) {
        this.#refuse(join(place, 'type'), `must be one of ${MARK_ORDER.join(', ')}, not ${shown(type)}.`);
        if (this.#full) break;
        continue;
      }
      if (marks.has(type)) this.#refuse(place, `repeats the mark ${type}.`);
      const rules = MARKS[type as Mark['type']];
      this.#keys(mark, place, Object.keys(rules).length > 0 ? ['type', 'attrs'] : ['type']);
      const attrs = this.#attrs(mark.attrs, join(place, 'attrs'), rules);
      marks.set(type, { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}) });
    }
    return MARK_ORDER.map((type) => marks.get(type)).filter((mark) => mark !== undefined);
  }

  #attrs(json: unknown, path: string, rules: Record<string, AttrRule>): Json {
    const attrs = json ?? {};
    const kept: Json = {};
    if (!isObject(attrs)) {
      this.#refuse(path, 'must be an object of attributes.');
      return kept;
    }
    this.#keys(attrs, path, Object.keys(rules));
    for (const [name, rule] of Object.entries(rules)) {
      const value = Object.hasOwn(attrs, name) ? attrs[name] : undefined;
      if (value === undefined || value === null) {
        if (rule.required) this.#refuse(join(path, name), `is missing: it ${rule.expectation}.`);
      } else if (!rule.accepts(value)) {
        this.#refuse(join(path, name), `${rule.expectation}, not ${shown(value)}.`);
      } else {
        if (typeof value === 'string') this.#characters += value.length;
        kept[name] = value;
      }
    }
    return kept;
  }

  #keys(json: Json, path: string, known: string[]): void {
    for (const key of Object.keys(json)) {
      if (!known.includes(key))
        this.#refuse(join(path, key), `is not known here; known are ${known.join(', ') || 'none'}.`);
      if (this.#full) return;
    }
  }

  #unique(id: unknown, path: string): void {
    if (id === undefined) return;
    if (this.#anchors.has(id)) this.#refuse(path, `repeats the anchor ${shown(id)} of an earlier heading.`);
    this.#anchors.add(id);
  }

  #spent(path: string): boolean {
    if (this.#full) return true;
    this.#nodes += 1;
    if (this.#nodes > LIMITS.nodes)
      this.#refuse(path, `is beyond the ${LIMITS.nodes} nodes that a document may have.`, true);
    else if (this.#characters > LIMITS.characters) {
      this.#refuse(path, `is beyond the ${LIMITS.characters} characters that a document may have.`, true);
    }
    return this.#full;
  }

  #stopped = false;
  get #full(): boolean {
    return this.#stopped || this.issues.length >= LIMITS.issues;
  }

  #refuse(path: string, rest: string, stop = false): null {
    this.#stopped ||= stop;
    const field = path || 'document';
    if (this.issues.length < LIMITS.issues) this.issues.push({ field, message: `${field} ${rest}` });
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  const name = /^[\w.]{1,40}$/.test(key) ? key : shown(key);
  return path ? `${path}.${name}` : name;
}

function shown(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 40).toWellFormed()}…` : value.toWellFormed());
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return String(value);
}
