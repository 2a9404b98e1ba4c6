import { z } from 'zod';
import { ALL_KINDS, GROUPS, type Group } from '../kinds.ts';
import { PAGES_AT_ONCE, type Scope } from './listing.ts';

/** Pages `from` to `to` of one public list, as a reader's browser asks for them. */
export const listPagesInput = z
  .object({
    scope: z.custom<Scope>(isScope, { error: 'scope must name a public list.' }),
    from: pageNumber('from'),
    to: pageNumber('to'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'to must not be less than from.' })
  .refine(({ from, to }) => to - from < PAGES_AT_ONCE, {
    path: ['to'],
    error: `Ask for at most ${PAGES_AT_ONCE} pages at once.`,
  });

const GROUP_NAMES = Object.keys(GROUPS) as Group[];
const NAMED = new Set<string>([
  ...GROUP_NAMES.map((name) => `group:${name}`),
  ...ALL_KINDS.map((name) => `kind:${name}`),
]);
const BY_ID = /^(hub|person|organization):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function isScope(value: unknown): boolean {
  return typeof value === 'string' && (NAMED.has(value) || BY_ID.test(value));
}

function pageNumber(name: string) {
  return z
    .int({ error: `${name} must be a whole number.` })
    .min(1)
    .max(9_999_999);
}
