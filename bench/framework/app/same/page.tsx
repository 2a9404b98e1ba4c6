import { readFileSync } from 'node:fs';
import { elementsOf } from './elements.ts';

/**
 * The markup of one of our pages as a static page of elements: the framework sends it, and its description for the
 * browser, as it does with every page that is written in it.
 */
export default function Same() {
  return elementsOf(readFileSync(process.env.BENCH_MARKUP ?? '', 'utf8'));
}
