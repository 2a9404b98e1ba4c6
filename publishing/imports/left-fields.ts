import { lineOf, listOf, saysNothing, shown, textOf } from './field-values.ts';
import type { Field, Fields } from './front-matter.ts';
import type { FieldRole, Mapping } from './mapping.ts';

/** Roles that read a list, and in a mapping of that list its slug. */
const LISTS: readonly FieldRole[] = ['authors', 'topics', 'aliases'];

/** What a role takes from a field that is a mapping; of a venue it takes all that is text. */
const PARTS: Partial<Record<FieldRole, readonly string[]>> = { picture: ['uid', 'alt'] };

/**
 * What no role takes of an item's fields, each as "name: value": fields that the mapping does not know, those that stand behind
 * another one of their role and say something else, and parts of a list or a mapping that have no place here.
 */
export function leftFields(fields: Fields, { fields: roles, ignored }: Mapping): string[] {
  const taken = new Map<string, FieldRole>();
  for (const role of Object.keys(roles) as FieldRole[]) {
    const filled = roles[role].filter((name) => readAs(role, name, fields, ignored) !== '');
    for (const name of role === 'aliases' ? filled : filled.slice(0, 1)) taken.set(name, role);
  }
  const said = new Set([...taken.keys()].map((name) => canonical(fields[name] ?? '')));
  return Object.entries(fields).flatMap(([name, value]) => {
    if (ignored.includes(name) || saysNothing(value)) return [];
    const role = taken.get(name);
    if (role) return leftParts(role, value, ignored).map((part) => `${name}: ${part}`);
    return said.has(canonical(value)) ? [] : [`${name}: ${shown(value)}`];
  });
}

/** What a role takes from a field, as text; of a list all entries. */
function readAs(role: FieldRole, name: string, fields: Fields, ignored: readonly string[]): string {
  if (role === 'venue') return lineOf(fields, [name], ignored);
  return LISTS.includes(role) ? listOf(fields, [name]).join() : textOf(fields, [name]);
}

function leftParts(role: FieldRole, value: Field, ignored: readonly string[]): string[] {
  if (typeof value === 'string') return [];
  if (Array.isArray(value)) return value.flatMap((entry) => leftOfEntry(entry));
  const parts = role === 'venue' ? namesOfTexts(value) : (PARTS[role] ?? ['uid']);
  const left = Object.entries(value).filter(
    ([name, part]) => !parts.includes(name) && !ignored.includes(name) && !saysNothing(part),
  );
  return left.length === 0 ? [] : [shown(Object.fromEntries(left))];
}

function leftOfEntry(entry: Field): string[] {
  if (typeof entry === 'string' || saysNothing(entry)) return [];
  const onlySlug = !Array.isArray(entry) && Object.keys(entry).every((name) => name === 'slug');
  return onlySlug ? [] : [shown(entry)];
}

function namesOfTexts(value: Record<string, Field>): string[] {
  return Object.keys(value).filter((name) => typeof value[name] === 'string');
}

function canonical(value: Field): string {
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
