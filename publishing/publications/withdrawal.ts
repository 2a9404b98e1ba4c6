import type { PublishedPublication } from './views.ts';

/** Whether nothing of it is left but the word, at its address, that it is gone: nothing to read, to load or to cite. */
export function isGone({ withdrawal }: Pick<PublishedPublication, 'withdrawal'>): boolean {
  return withdrawal?.outcome === 'gone';
}
