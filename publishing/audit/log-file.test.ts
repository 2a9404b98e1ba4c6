import { expect, test } from 'vitest';
import { csvCell, LOG_FILES } from './log-file.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])('%j is no formula in the file', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});

test('cells with commas, quotes and lines are quoted', () => {
  expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
  expect(csvCell(null)).toBe('');
});

test('both files tell the same', () => {
  const entry = {
    id: 'e',
    at: new Date('2026-01-02T03:04:05Z'),
    actor: 'member:1',
    name: 'Ada',
    address: '203.0.113.7',
    action: 'move',
    subjectType: 'person',
    subjectId: 'p',
    subjectName: '=HYPERLINK("x")',
    detail: { before: { slug: 'a' }, after: { slug: 'b' } },
  };
  expect(LOG_FILES.csv.line(entry)).toBe(
    `2026-01-02T03:04:05.000Z,member:1,Ada,203.0.113.7,move,person,p,"'=HYPERLINK(""x"")","{""before"":{""slug"":""a""},""after"":{""slug"":""b""}}"\r\n`,
  );
  expect(JSON.parse(LOG_FILES.jsonl.line(entry))).toEqual({ ...entry, at: '2026-01-02T03:04:05.000Z' });
});
