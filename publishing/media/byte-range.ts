import type { ByteRange } from '../../lib/storage/storage.ts';

/**
 * The one range that a `Range` header asks of `size` bytes (RFC 9110, section 14). `all` when there is none, or one that
 * is not understood or asks for several: the whole is then a right answer. `none` when it lies outside: 416.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'all' | 'none' {
  const asked = header && /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim());
  if (!asked) return 'all';
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return 'all';
  if (from === '') return lastBytes(Number(to), size);
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return 'all';
  return start < size ? { start, end } : 'none';
}

function lastBytes(count: number, size: number): ByteRange | 'none' {
  if (count === 0 || size === 0) return 'none';
  return { start: Math.max(0, size - count), end: size - 1 };
}
