import { expect, test } from 'vitest';
import { isNameOfFile } from './alt-text.ts';

test.each([
  ['250-x-242-GAO-social-icon', true],
  ['EyeNote_App_shot', true],
  ['IMG_2041', true],
  ['The chart.png', true],
  ['chart-one', false],
  ['COVID-19', false],
  ['A crane in the harbor', false],
  ['', false],
])('that %j is the name of a file: %j', (alt, expected) => {
  expect(isNameOfFile(alt)).toBe(expected);
});

test('a word with a sign in it that its own file is called by is the name of a file', () => {
  expect(isNameOfFile('chart-one', 'Chart-one.jpg')).toBe(true);
  expect(isNameOfFile('Crane', 'crane.jpg')).toBe(false);
});
