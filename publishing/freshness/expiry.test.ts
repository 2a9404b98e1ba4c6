import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Tag, tags } from '../cache-tags.ts';
import { createExpiry, REPEAT_AFTER } from './expiry.ts';

const a = 'item:a' as Tag;
const b = 'item:b' as Tag;
const [soon = 0, later = 0, late = 0] = REPEAT_AFTER;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function expiryThat(apply: (batch: Tag[]) => Promise<void>, mayRepeat = () => true) {
  const batches: Tag[][] = [];
  const failures: number[] = [];
  const expiry = createExpiry({
    apply: async (batch) => {
      batches.push(batch);
      await apply(batch);
    },
    mayRepeat,
    onFailure: (_, count) => failures.push(count),
  });
  return { expiry, batches, failures };
}

test('an expiry is applied at once, and repeated twice within a second and once late', async () => {
  expect(later).toBeLessThan(1000);
  const { expiry, batches } = expiryThat(async () => {});
  await expiry.expire([a]);
  expect(batches).toEqual([[a]]);
  await vi.advanceTimersByTimeAsync(soon);
  expect(batches).toEqual([[a], [a]]);
  await vi.advanceTimersByTimeAsync(later - soon);
  expect(batches).toEqual([[a], [a], [a]]);
  await vi.advanceTimersByTimeAsync(late - later);
  expect(batches).toEqual([[a], [a], [a], [a]]);
  await vi.advanceTimersByTimeAsync(10 * late);
  expect(batches).toHaveLength(4);
});

test('a repetition is left to the newer expiry of the same tag', async () => {
  const { expiry, batches } = expiryThat(async () => {});
  await expiry.expire([a, b]);
  await vi.advanceTimersByTimeAsync(soon - 100);
  await expiry.expire([a]);
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toEqual([[a, b], [a], [b]]);
  await vi.advanceTimersByTimeAsync(soon);
  expect(batches).toEqual([[a, b], [a], [b], [a]]);
});

test('nothing is repeated while pages could not be made anew', async () => {
  const { expiry, batches } = expiryThat(
    async () => {},
    () => false,
  );
  await expiry.expire([a]);
  await vi.advanceTimersByTimeAsync(10 * late);
  expect(batches).toEqual([[a]]);
});

test('what fails is tried until it succeeds, and only then resolves', async () => {
  let healthy = false;
  const { expiry, batches, failures } = expiryThat(async () => {
    if (!healthy) throw new Error('refused');
  });
  let applied = false;
  const expiring = expiry.expire([a]).then(() => {
    applied = true;
  });
  await vi.advanceTimersByTimeAsync(650);
  expect(applied).toBe(false);
  expect(failures).toEqual([1, 2, 3, 4]);
  healthy = true;
  await vi.advanceTimersByTimeAsync(200);
  await expiring;
  expect(batches.at(-1)).toEqual([a]);
});

test('what arrives during a request leaves in one batch after it, and each caller waits for its own', async () => {
  const releases: (() => void)[] = [];
  const { expiry, batches } = expiryThat(() => new Promise((resolve) => releases.push(resolve)));
  const first = expiry.expire([a]);
  await vi.advanceTimersByTimeAsync(0);
  let second = false;
  void expiry.expire([b]).then(() => {
    second = true;
  });
  void expiry.expire([a]);
  releases.shift()?.();
  await first;
  await vi.advanceTimersByTimeAsync(0);
  expect(batches).toEqual([[a], [b, a]]);
  expect(second).toBe(false);
  releases.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(second).toBe(true);
});

test('the tag of the whole site stands for all others', async () => {
  const { expiry, batches } = expiryThat(async () => {});
  await expiry.expire([a, tags.site, b]);
  expect(batches).toEqual([[tags.site]]);
});

test('after the stop nothing more is sent', async () => {
  const { expiry, batches } = expiryThat(async () => {});
  await expiry.expire([a]);
  expiry.stop();
  await expiry.expire([b]);
  await vi.advanceTimersByTimeAsync(10 * late);
  expect(batches).toEqual([[a]]);
});
