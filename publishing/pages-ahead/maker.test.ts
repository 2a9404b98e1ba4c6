import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AGE_AFTER } from '../freshness/expiry.ts';
import { createMaker, OLD, PATIENCE, QUIET } from './maker.ts';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A maker of pages, each of which takes a second by the test's own clock. */
function maker({ wanted = ['a', 'b', 'c'], make = async (_path: string) => {}, hasRoom = () => true as boolean } = {}) {
  const kept = new Map<string, number>();
  const log: string[] = [];
  const made = createMaker({
    wanted: async () => wanted,
    keptSince: (moment) => new Set([...kept].filter(([, at]) => at > moment).map(([path]) => path)),
    hasRoom,
    make: async (path) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await make(path);
      kept.set(path, Date.now());
      log.push(path);
    },
    giveWay: async (took) => {
      log.push(`gave way after ${took}`);
    },
    onMade: (pages, seconds) => log.push(`${pages} in ${seconds}`),
    onFailure: (error) => log.push((error as Error).message),
  });
  return { made, kept, log, pages: () => log.filter((line) => line.length === 1).join('') };
}

test('it makes what is missing, the most wanted first, gives way after each, and says how many', async () => {
  const { made, kept, log } = maker();
  kept.set('b', Date.now());
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 2000);
  expect(log).toEqual(['a', 'gave way after 1000', 'c', 'gave way after 1000', '2 in 2']);
});

test('it waits until nothing was forgotten for longer than an expiry has consequences', async () => {
  const { made, pages } = maker();
  expect(QUIET).toBeGreaterThan(AGE_AFTER);
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET - 1);
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET - 1);
  expect(pages()).toBe('');
  await vi.advanceTimersByTimeAsync(1 + 3000);
  expect(pages()).toBe('abc');
});

test('where something is forgotten again and again, it waits a minute and no longer', async () => {
  const { made, pages } = maker();
  for (let passed = 0; passed < PATIENCE; passed += 10_000) {
    expect(pages()).toBe('');
    made.look();
    await vi.advanceTimersByTimeAsync(10_000);
  }
  await vi.advanceTimersByTimeAsync(3000);
  expect(pages()).toBe('abc');
});

test('what is forgotten meanwhile is made in another round, after this one', async () => {
  const { made, kept, pages } = maker({ wanted: [...'abcdefghijklmnop'] });
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 2000);
  expect(pages()).toBe('ab');
  kept.clear();
  made.look();
  await vi.advanceTimersByTimeAsync(14_000);
  expect(pages()).toBe('abcdefghijklmnop');
  await vi.advanceTimersByTimeAsync(HOUR - 1);
  expect(pages()).toBe('abcdefghijklmnopab');
});

test('a page that can not be made costs the others nothing', async () => {
  const { made, log, pages } = maker({
    wanted: ['broken', 'a', 'broken', 'broken', 'b'],
    make: async (path) => {
      if (path === 'broken') throw new Error('Broken.');
    },
  });
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 5000);
  expect(pages()).toBe('ab');
  expect(log.filter((line) => line === 'Broken.')).toHaveLength(3);
});

test('when no page can be made it gives up, and tries again in an hour', async () => {
  let away = true;
  const { made, log, pages } = maker({
    wanted: [...'abcde'],
    make: async () => {
      if (away) throw new Error('The database is away.');
    },
  });
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 5000);
  expect(log.filter((line) => line.startsWith('The'))).toHaveLength(3);
  away = false;
  await vi.advanceTimersByTimeAsync(HOUR + 5000);
  expect(pages()).toBe('abcde');
});

test('where nothing can be kept, nothing is made', async () => {
  let hasRoom = true;
  const { made, pages } = maker({ hasRoom: () => hasRoom });
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 500);
  hasRoom = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(pages()).toBe('a');
});

test('a page that grew old is made anew, others are left alone', async () => {
  const { made, kept, pages } = maker();
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 3000);
  await vi.advanceTimersByTimeAsync(OLD - HOUR - 1000);
  expect(pages()).toBe('abc');
  kept.set('b', Date.now());
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(pages()).toBe('abcac');
});

test('after the stop it makes nothing more, the page under way apart', async () => {
  const { made, pages } = maker();
  made.look();
  await vi.advanceTimersByTimeAsync(QUIET + 500);
  made.stop();
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(pages()).toBe('a');
});
