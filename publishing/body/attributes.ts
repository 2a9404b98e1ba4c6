import { isSlug } from '../../lib/slug.ts';
import { areChapters } from './chapters.ts';
import { embedTarget } from './embeds.ts';
import { safeHref } from './href.ts';

/** What the value of an attribute must be. `expectation` goes on after the attribute's path: "must be …". */
export type AttrRule = { required: boolean; accepts: (value: unknown) => boolean; expectation: string };

export function required(rule: AttrRule): AttrRule {
  return { ...rule, required: true };
}

export function oneOf(...values: (string | number)[]): AttrRule {
  return optional((value) => values.includes(value as string | number), `must be one of ${values.join(', ')}`);
}

export function wholeNumber(least: number, most: number): AttrRule {
  return optional(
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `must be a whole number from ${least} to ${most}`,
  );
}

/** A text in one line. */
export function line(longest: number, shortest = 1): AttrRule {
  return optional(
    (value) =>
      typeof value === 'string' &&
      value.length >= shortest &&
      value.length <= longest &&
      isCleanText(value) &&
      !/[\t\n]/.test(value),
    `must be one line of ${shortest} to ${longest} characters without control characters`,
  );
}

export const chapters = optional(
  areChapters,
  'must be a list of chapters, each with a start in whole seconds after the one before and a title',
);

export const fileId = optional(isFileId, 'must be the id of a file');

export const anchor = optional(isAnchor, 'must be an anchor such as "s-method"');

export const languageName = optional(isLanguageName, 'must be the name of a language such as "python"');

export const linkAddress = required(
  optional(
    (value) => typeof value === 'string' && safeHref(value) !== null,
    'must be an http, https, mailto or tel address, a path from "/", or an anchor "#…"',
  ),
);

export const embedAddress = required(
  optional(
    (value) => typeof value === 'string' && isEmbedAddress(value),
    'must be the plain https address of something on a site that bodies may show',
  ),
);

/** Text that may be stored and shown: no control characters but tab and line feed, no half of a surrogate pair. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !FORBIDDEN_CHARACTERS.test(text);
}

/** The text without what `isCleanText` refuses. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN_EVERYWHERE, '');
}

/** The form of every heading's anchor: "s-" and a slug. No other id of a page and no name that a script reads begins so. */
export function isAnchor(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('s-') && isSlug(value.slice(2));
}

export function isFileId(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}

export function isLanguageName(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9+#._-]{1,32}$/.test(value);
}

export function isEmbedAddress(value: string): boolean {
  return safeHref(value) !== null && embedTarget(value)?.url === value;
}

const FORBIDDEN = String.raw`[\u0000-\u0008\u000b-\u001f\u007f]`;
const FORBIDDEN_CHARACTERS = new RegExp(FORBIDDEN);
const FORBIDDEN_EVERYWHERE = new RegExp(FORBIDDEN, 'g');

function optional(accepts: (value: unknown) => boolean, expectation: string): AttrRule {
  return { required: false, accepts, expectation };
}
