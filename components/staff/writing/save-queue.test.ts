import { beforeEach, describe, expect, test } from 'vitest';
import { type QueueState, type SaveOutcome, SaveQueue } from './save-queue.ts';

type Flight = { value: string; answer(outcome: SaveOutcome): Promise<void>; fail(): Promise<void> };

let text = '';
let flights: Flight[] = [];
let timers: { at: number; run: () => void }[] = [];
let clock = 0;
let states: QueueState[] = [];
let answers: string[] = [];
let broken = false;
let faults: unknown[] = [];
let queue: SaveQueue<string, { outcome: SaveOutcome }>;

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

beforeEach(() => {
  [text, flights, timers, clock, states, answers] = ['', [], [], 0, [], []];
  [broken, faults] = [false, []];
  queue = new SaveQueue({
    read: () => {
      if (broken) throw new Error('The page fails.');
      return text;
    },
    send: (value) =>
      new Promise((resolve, reject) => {
        flights.push({
          value,
          answer: (outcome) => {
            resolve({ outcome });
            return settle();
          },
          fail: () => {
            reject(new TypeError('Failed to fetch'));
            return settle();
          },
        });
      }),
    answered: ({ outcome }, sent) => answers.push(`${outcome} ${sent}`),
    changed: (state) => states.push(state),
    fault: (error) => faults.push(error),
    after: (milliseconds, run) => {
      const timer = { at: clock + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    now: () => clock,
  });
});

function pass(milliseconds: number): void {
  clock += milliseconds;
  const due = timers.filter(({ at }) => at <= clock);
  timers = timers.filter(({ at }) => at > clock);
  for (const { run } of due) run();
}

function write(more: string): void {
  text += more;
  queue.change();
}

describe('one save on its way, the newest after it', () => {
  test('what is written in a breath is sent once', async () => {
    write('a');
    write('b');
    expect(flights).toHaveLength(0);
    pass(800);
    expect(flights.map(({ value }) => value)).toEqual(['ab']);
    await flights[0]?.answer('saved');
    expect(states).toEqual(['waiting', 'sending', 'settled']);
    expect(queue.dirty).toBe(false);
  });

  test('what is written meanwhile waits for the answer and goes as a whole', async () => {
    write('a');
    pass(800);
    write('b');
    write('c');
    pass(10_000);
    expect(flights).toHaveLength(1);
    await flights[0]?.answer('saved');
    expect(queue.dirty).toBe(true);
    pass(20_000);
    expect(flights.map(({ value }) => value)).toEqual(['a', 'abc']);
    await flights[1]?.answer('saved');
    expect(queue.state).toBe('settled');
    expect(answers).toEqual(['saved a', 'saved abc']);
  });

  test('slow saves are sent less often', async () => {
    write('a');
    pass(800);
    clock += 2000;
    await flights[0]?.answer('saved');
    write('b');
    pass(3999);
    expect(flights).toHaveLength(1);
    pass(1);
    expect(flights).toHaveLength(2);
    clock += 60_000;
    await flights[1]?.answer('saved');
    write('c');
    pass(5000);
    expect(flights).toHaveLength(3);
  });
});

test('one slow save does not hold up what is written long after it', async () => {
  write('a');
  pass(800);
  clock += 10_000;
  await flights[0]?.answer('saved');
  pass(60_000);
  write('b');
  pass(800);
  await flights[1]?.answer('saved');
  expect(flights.map(({ value }) => value)).toEqual(['a', 'ab']);
  expect(queue.state).toBe('settled');
});

test('when typing stops, what was typed is saved within two seconds of a machine that answers', async () => {
  for (const letter of 'many letters') {
    write(letter);
    pass(120);
    await flights.at(-1)?.answer('saved');
  }
  pass(800);
  await flights.at(-1)?.answer('saved');
  pass(800);
  await flights.at(-1)?.answer('saved');
  expect(flights.at(-1)?.value).toBe('many letters');
  expect(queue.state).toBe('settled');
});

describe('failure is not refusal', () => {
  test('a page that can’t be read is tried again, and saves once it can', async () => {
    write('a');
    broken = true;
    pass(800);
    expect([queue.state, queue.dirty, flights.length, faults.length]).toEqual(['failing', true, 0, 1]);
    write('b');
    broken = false;
    pass(1000);
    await flights[0]?.answer('saved');
    expect([flights[0]?.value, queue.state, queue.dirty]).toEqual(['ab', 'settled', false]);
  });

  test('a save that is broken off because the page is left stays unsaved, and goes when the page is back', async () => {
    write('a');
    pass(800);
    queue.flush();
    expect(flights).toHaveLength(1);
    await flights[0]?.fail();
    expect([queue.state, queue.dirty]).toEqual(['failing', true]);
    queue.flush();
    await flights[1]?.answer('saved');
    expect([flights[1]?.value, queue.state, queue.dirty]).toEqual(['a', 'settled', false]);
  });

  test('without an answer the newest is tried again at growing distances, and at once when the network is back', async () => {
    write('a');
    pass(800);
    await flights[0]?.fail();
    expect(queue.state).toBe('failing');
    write('b');
    pass(1000);
    expect(flights[1]?.value).toBe('ab');
    await flights[1]?.fail();
    pass(1999);
    expect(flights).toHaveLength(2);
    pass(1);
    await flights[2]?.fail();
    write('c');
    queue.flush();
    expect(flights[3]?.value).toBe('abc');
    await flights[3]?.answer('saved');
    expect(queue.state).toBe('settled');
  });

  test('a refusal is not repeated until something changes', async () => {
    write('a');
    pass(800);
    await flights[0]?.answer('refused');
    expect(queue.state).toBe('refused');
    expect(queue.dirty).toBe(true);
    pass(60_000);
    expect(flights).toHaveLength(1);
    write('b');
    pass(800);
    expect(flights[1]?.value).toBe('ab');
  });

  test('what was written while a refusal was on its way is sent all the same', async () => {
    write('a');
    pass(800);
    write('b');
    await flights[0]?.answer('refused');
    pass(800);
    expect(flights[1]?.value).toBe('ab');
  });
});

describe('somebody else saved', () => {
  test('saves are held back until the merge, and go on with it', async () => {
    write('a');
    pass(800);
    await flights[0]?.answer('stale');
    expect(queue.state).toBe('held');
    write('b');
    pass(60_000);
    expect(flights).toHaveLength(1);
    text = 'merged';
    queue.resume(true);
    expect(flights[1]?.value).toBe('merged');
    await flights[1]?.answer('saved');
    expect(queue.dirty).toBe(false);
  });

  test('a merge that leaves nothing to send settles', async () => {
    write('a');
    pass(800);
    await flights[0]?.answer('stale');
    queue.resume(false);
    expect(queue.state).toBe('settled');
    expect(queue.dirty).toBe(false);
  });
});
