import { expect, test } from 'vitest';
import { ACTS, actAround, actWords, SUBJECTS, subjectWords } from './acts.ts';

test('an act is said in words, with the name of what it was about in its place', () => {
  expect(actWords('submit', 'it')).toBe('submitted it for review');
  expect(actAround('submit')).toEqual({ before: 'submitted ', after: ' for review' });
  expect(actAround('sign in')).toEqual({ before: 'signed in' });
});

test('what a row of an earlier release calls an act is shown as it stands', () => {
  expect([actWords('toString', 'it'), subjectWords('toString')]).toEqual(['toString', 'toString']);
});

test('no two acts have the same words, so that the filter tells them apart', () => {
  expect(new Set(Object.values(ACTS)).size).toBe(Object.keys(ACTS).length);
  expect(new Set(Object.values(SUBJECTS)).size).toBe(Object.keys(SUBJECTS).length);
});
