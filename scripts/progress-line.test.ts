import { expect, test } from 'vitest';
import { progressLine } from './progress-line.ts';

function shown(isTTY: boolean, at: number[], of: number): string {
  let text = '';
  let time = 0;
  const write = (piece: string | Uint8Array) => {
    text += piece;
    return true;
  };
  const line = progressLine({ isTTY, write }, () => time);
  at.forEach((moment, index) => {
    time = moment;
    line.show(index + 1, of, 'people');
  });
  line.end();
  return text;
}

test('on a terminal one line rewrites itself, with the time left, and goes', () => {
  expect(shown(true, [1000, 1010, 3000], 4)).toBe(
    '\r\x1b[Kpeople: 1 of 4, 0 s left\r\x1b[Kpeople: 3 of 4, 1 s left\r\x1b[K',
  );
});

test('in a log a line stands every few seconds, and at the end', () => {
  expect(shown(false, [0, 1000, 6000, 300_000, 400_000], 5)).toBe(
    'people: 3 of 5, 4 s left\npeople: 4 of 5, 1 min 15 s left\npeople: 5 of 5\n',
  );
});
