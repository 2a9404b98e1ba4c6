import { expect, test } from 'vitest';
import { playwrightCounts, sum, tally, vitestCounts } from './test-counts.ts';

const vitestReport = (values: object) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...values,
  });

test('the counts of Vitest are those of its report, with what is still to do as skipped', () => {
  const report = vitestReport({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
  expect(vitestCounts(report)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('a test file that could not be loaded counts as a failure', () => {
  const report = vitestReport({
    numPassedTests: 3,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  });
  expect(vitestCounts(report)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a flaky test and an error outside of tests are failures', () => {
  const report = JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] });
  expect(playwrightCounts(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
});

test.each([
  ['all passed', 0, { passed: 3, failed: 0, skipped: 1 }, { passed: 3, failed: 0, skipped: 1 }],
  ['a failure', 1, { passed: 3, failed: 2, skipped: 0 }, { passed: 3, failed: 2, skipped: 0 }],
  ['broke after its tests', 1, { passed: 3, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 }],
  ['told nothing', 1, null, { passed: 0, failed: 1, skipped: 0 }],
  ['told nothing but was content', 0, null, { passed: 0, failed: 1, skipped: 0 }],
  ['ran nothing', 0, { passed: 0, failed: 0, skipped: 0 }, { passed: 0, failed: 1, skipped: 0 }],
  ['skipped everything', 0, { passed: 0, failed: 0, skipped: 9 }, { passed: 0, failed: 1, skipped: 9 }],
])('a layer that %s', (_, exitCode, counts, expected) => {
  expect(tally(exitCode, counts)).toEqual(expected);
});

test('sums', () => {
  expect(
    sum([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 4, skipped: 0 },
    ]),
  ).toEqual({ passed: 4, failed: 4, skipped: 2 });
});
