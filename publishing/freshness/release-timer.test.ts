import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReleaseTimer, LOOK_BACK_SECONDS } from './release-timer.ts';
import type { DueRelease, Look } from './releases.ts';

const NOON = new Date('2026-06-01T12:00:00Z').getTime();

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A database with scheduled releases whose clock is off by `ahead` milliseconds. */
function databaseWith(times: Record<string, number>, ahead = 0) {
  const asked: number[] = [];
  const released: string[] = [];
  let broken = false;
  const failures: unknown[] = [];
  const timer = createReleaseTimer({
    ask: async (withinSeconds): Promise<Look> => {
      asked.push(Date.now() - NOON);
      if (broken) throw new Error('away');
      const now = Date.now() + ahead;
      const due = Object.entries(times).filter(([, at]) => at <= now && at > now - withinSeconds * 1000);
      const next = Object.values(times).filter((at) => at > now);
      return {
        due: due.map(([id, at]): DueRelease => {
          return { id, releaseAt: new Date(at), kind: 'report', slug: id, scopes: [] };
        }),
        nextIn: next.length > 0 ? Math.min(...next) - now : null,
      };
    },
    onDue: (due) => released.push(...due.map(({ id }) => id)),
    onFailure: (error) => failures.push(error),
  });
  return {
    timer,
    asked,
    released,
    failures,
    breakDown: (value: boolean) => {
      broken = value;
    },
  };
}

test('a release is told at its time, once', async () => {
  const { timer, released } = databaseWith({ a: NOON + 5000 });
  await timer.look();
  await vi.advanceTimersByTimeAsync(4999);
  expect(released).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(released).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(released).toEqual(['a']);
});

test('the time is that of the database, whatever the process believes', async () => {
  const { timer, released } = databaseWith({ a: NOON + 7_200_000 + 3000 }, 7_200_000);
  await timer.look();
  await vi.advanceTimersByTimeAsync(2999);
  expect(released).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(released).toEqual(['a']);
});

test('a release years away does not make the timer ring at once or never', async () => {
  const { timer, asked, released } = databaseWith({ a: NOON + 3 * 365 * 86_400_000 });
  await timer.look();
  await vi.advanceTimersByTimeAsync(180_000);
  expect(asked).toEqual([0, 60_000, 120_000, 180_000]);
  expect(released).toEqual([]);
});

test('a schedule committed after its own time is still told', async () => {
  const times: Record<string, number> = {};
  const { timer, released } = databaseWith(times);
  await timer.look();
  await vi.advanceTimersByTimeAsync(10_000);
  times.late = NOON + 2000;
  await timer.look();
  expect(released).toEqual(['late']);
  await timer.look();
  expect(released).toEqual(['late']);
});

test('a publication scheduled again is told again, also when that was committed late', async () => {
  const times = { a: NOON + 1000 };
  const { timer, released } = databaseWith(times);
  await timer.look();
  await vi.advanceTimersByTimeAsync(3500);
  times.a = NOON + 3000;
  await timer.look();
  expect(released).toEqual(['a', 'a']);
});

test('a look that fails is told and made up for', async () => {
  const { timer, released, failures, breakDown } = databaseWith({ a: NOON + 1000 });
  await timer.look();
  breakDown(true);
  await vi.advanceTimersByTimeAsync(LOOK_BACK_SECONDS * 1000 - 10_000);
  expect(released).toEqual([]);
  expect(failures.length).toBeGreaterThan(50);
  breakDown(false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(released).toEqual(['a']);
});

test('looks asked for during a look share one more', async () => {
  const { timer, asked } = databaseWith({});
  await Promise.all([timer.look(), timer.look(), timer.look(), timer.look()]);
  expect(asked).toEqual([0, 0]);
});

test('after the stop it never rings', async () => {
  const { timer, released } = databaseWith({ a: NOON + 1000 });
  await timer.look();
  timer.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(released).toEqual([]);
});
