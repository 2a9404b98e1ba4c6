/**
 * The pages that a list had grown to at one entry of the browser's history, and how far it was scrolled beyond the list's own
 * beginning: what stands above the list may be another height on the page that is returned to.
 */
export type GrownRange = { from: number; to: number; scroll: number };

/** What this entry of the history remembers, when it ends at `page` and there is something before it to show again. */
export function rememberedRange(page: number): GrownRange | null {
  const range: unknown = window.history.state?.[KEY];
  return isRange(range) && range.to === page && range.from < page ? range : null;
}

/** Moves the address to `address` without a new entry, and keeps the range with it. */
export function rememberRange(range: GrownRange, address: string): void {
  window.history.replaceState({ [KEY]: range }, '', address);
}

/** Keeps the place in the page as the reader leaves it. */
export function rememberScroll(range: GrownRange): void {
  window.history.replaceState({ ...window.history.state, [KEY]: range }, '');
}

const KEY = 'grownRange';

function isRange(value: unknown): value is GrownRange {
  if (typeof value !== 'object' || value === null) return false;
  return ['from', 'to', 'scroll'].every((key) => Number.isFinite((value as Record<string, unknown>)[key]));
}
