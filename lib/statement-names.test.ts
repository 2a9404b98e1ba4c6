import { expect, test } from 'vitest';
import { statementNames } from './statement-names.ts';

const ask = (nameOf: ReturnType<typeof statementNames>, sql: string, times = 1) => {
  let name = '';
  for (let n = 0; n < times; n += 1) name = nameOf({ sql });
  return name;
};

test('a statement that is asked a third time has a name from then on, and no other has it', () => {
  const nameOf = statementNames();
  expect(ask(nameOf, 'SELECT 1', 2)).toBe('');
  const one = ask(nameOf, 'SELECT 1');
  expect(one).toMatch(/^masthead_\d+$/);
  expect(ask(nameOf, 'SELECT 1')).toBe(one);
  const two = ask(nameOf, 'SELECT 2', 3);
  expect(two).toMatch(/^masthead_\d+$/);
  expect(two).not.toBe(one);
});

test('what is asked once or twice takes no name from others, however much of it there is', () => {
  const nameOf = statementNames();
  for (let n = 0; n < 5_000; n += 1) ask(nameOf, `SELECT ${n} AS rare`, 2);
  expect(ask(nameOf, 'SELECT 1', 3)).not.toBe('');
});

test('after two hundred names no more are given, and those that were are kept', () => {
  const nameOf = statementNames();
  const first = ask(nameOf, 'SELECT 0', 3);
  for (let n = 1; n < 250; n += 1) ask(nameOf, `SELECT ${n}`, 3);
  expect(ask(nameOf, 'SELECT 199')).not.toBe('');
  expect(ask(nameOf, 'SELECT 200', 5)).toBe('');
  expect(ask(nameOf, 'SELECT 0')).toBe(first);
});
