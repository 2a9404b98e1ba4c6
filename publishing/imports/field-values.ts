import type { Field, Fields } from './front-matter.ts';

/** The first of the fields that says something, as text; a mapping inside is asked for `inner`. */
export function textOf(fields: Fields, names: readonly string[], inner = 'uid'): string {
  for (const name of names) {
    const found = asText(valueOf(fields, name), inner);
    if (found !== '') return found;
  }
  return '';
}

/** The name of the first of the fields that says something; the first of all when none does. */
export function firstFilled(fields: Fields, names: readonly string[]): string {
  return names.find((name) => textOf(fields, [name]) !== '') ?? names[0] ?? '';
}

/** What the first of the fields that is a mapping says under a key. */
export function innerTextOf(fields: Fields, names: readonly string[], inner: string): string {
  const mappings = names.filter((name) => typeof valueOf(fields, name) === 'object');
  return textOf(fields, mappings, inner);
}

/** The first of the fields that says something, as a list without empty entries. */
export function listOf(fields: Fields, names: readonly string[]): string[] {
  for (const name of names) {
    const value = valueOf(fields, name);
    const entries = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const texts = entries.map((entry) => asText(entry, 'slug')).filter((text) => text !== '');
    if (texts.length > 0) return texts;
  }
  return [];
}

/** The first of the fields that says something, in one line: of a mapping all texts in their order, but those under `without`. */
export function lineOf(fields: Fields, names: readonly string[], without: readonly string[]): string {
  for (const name of names) {
    const line = asLine(valueOf(fields, name), without);
    if (line !== '') return line;
  }
  return '';
}

export function isTrue(text: string): boolean {
  return /^(true|yes|1)$/i.test(text);
}

/** A field in one line, for a report. */
export function shown(value: Field): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

export function saysNothing(value: Field): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return Object.values(value).every(saysNothing);
}

function valueOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function asText(value: Field | undefined, inner: string): string {
  if (typeof value === 'string') return value.trim();
  if (value === undefined || Array.isArray(value)) return '';
  const inside = Object.hasOwn(value, inner) ? value[inner] : undefined;
  return typeof inside === 'string' ? inside.trim() : '';
}

function asLine(value: Field | undefined, without: readonly string[]): string {
  if (typeof value === 'string') return value.trim();
  if (value === undefined || Array.isArray(value)) return '';
  const texts = Object.entries(value).map(([name, part]) =>
    typeof part === 'string' && !without.includes(name) ? part.trim() : '',
  );
  return texts.filter((text) => text !== '').join(', ');
}
