import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Tag, tags } from '../cache-tags.ts';
import { AGE_AFTER, createExpiry, REPEAT_WITHIN } from './expiry.ts';

const a = 'item:a' as Tag;
const b = 'item:b' as Tag;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function expiryThat(
  apply: (batch: Tag[]) => Promise<void>,
  { mayRepeat = true, underWay = null as Promise<void> | null } = {},
) {
  const batches: Tag[][] = [];
  const aged: Tag[][] = [];
  const failures: number[] = [];
  const expiry = createExpiry({
    apply: async (batch) => {
      batches.push(batch);
      await apply(batch);
    },
    age: (batch) => aged.push(batch),
    underWay: () => underWay,
    mayRepeat: () => mayRepeat,
    onFailure: (_, count) => failures.push(count),
  });
  return { expiry, batches, aged, failures };
}

const never = new Promise<void>(() => {});

test('an expiry is applied at once and not repeated when nothing was under way; what was made meanwhile is aged', async () => {
  const { expiry, batches, aged } = expiryThat(async () => {});
  await expiry.expire([a]);
  await vi.advanceTimersByTimeAsync(AGE_AFTER - 1);
  expect([batches, aged]).toEqual([[[a]], []]);
  await vi.advanceTimersByTimeAsync(10 * AGE_AFTER);
  expect([batches, aged]).toEqual([[[a]], [[a]]]);
});

test('it is repeated once what was under way has ended, and in any case within a second', async () => {
  expect(REPEAT_WITHIN).toBeLessThan(1000);
  let end = () => {};
  const underWay = new Promise<void>((resolve) => {
    end = resolve;
  });
  const quick = expiryThat(async () => {}, { underWay });
  const slow = expiryThat(async () => {}, { underWay: never });
  await Promise.all([quick.expiry.expire([a]), slow.expiry.expire([a])]);
  await vi.advanceTimersByTimeAsync(100);
  expect([quick.batches, slow.batches]).toEqual([[[a]], [[a]]]);
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect([quick.batches, slow.batches]).toEqual([[[a], [a]], [[a]]]);
  await vi.advanceTimersByTimeAsync(10 * AGE_AFTER);
  expect([quick.batches, slow.batches]).toEqual([
    [[a], [a]],
    [[a], [a]],
  ]);
});

test('what follows is left to the newer expiry of the same tag', async () => {
  const { expiry, batches, aged } = expiryThat(async () => {}, { underWay: never });
  await expiry.expire([a, b]);
  await vi.advanceTimersByTimeAsync(REPEAT_WITHIN - 100);
  await expiry.expire([a]);
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toEqual([[a, b], [a], [b]]);
  await vi.advanceTimersByTimeAsync(REPEAT_WITHIN);
  expect(batches).toEqual([[a, b], [a], [b], [a]]);
  await vi.advanceTimersByTimeAsync(AGE_AFTER);
  expect(aged).toEqual([[b], [a]]);
});

test('nothing is repeated or aged while pages could not be made anew', async () => {
  const { expiry, batches, aged } = expiryThat(async () => {}, { mayRepeat: false, underWay: never });
  await expiry.expire([a]);
  await vi.advanceTimersByTimeAsync(10 * AGE_AFTER);
  expect([batches, aged.flat()]).toEqual([[[a]], []]);
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
  await vi.advanceTimersByTimeAsync(10 * AGE_AFTER);
  expect(batches).toEqual([[a]]);
});
