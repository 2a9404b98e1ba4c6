import { numberFormat } from '../lib/formats.ts';

/** Numbers as readers see them; `language` is the institution's. */

/** "1,812". */
export function formatCount(count: number, language: string): string {
  return numberFormat(language).format(count);
}

/** "21–40", or "41" for a range of one. */
export function formatRange(first: number, last: number, language: string): string {
  return first === last ? formatCount(first, language) : numberFormat(language).formatRange(first, last);
}

/** "2.4 MB" of 1,000,000 bytes. */
export function formatBytes(bytes: number, language: string): string {
  const [unit, size] = bytes < 999_500 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  const value = Math.max(bytes / size, 1);
  return numberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'kilobyte' || value >= 10 ? 0 : 1,
  }).format(value);
}
