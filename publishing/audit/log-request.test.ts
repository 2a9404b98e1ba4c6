import { expect, test } from 'vitest';
import { newId } from '../../lib/ids.ts';
import { logQuery, readLogRequest } from './log-request.ts';

test.each(['2026-02-31', '0000-01-01', '2026-13-01', '26-01-01', 'today'])('%s is no day to ask for', (day) => {
  expect(readLogRequest({ from: day, to: day })).toMatchObject({ from: '', to: '' });
});

test.each(['+275760-09-13', '-000001-01-01', '0000-06-01', 'x'])('no page begins at %s', (at) => {
  expect(readLogRequest({ after: `${at}_${newId()}` }).after).toBeNull();
});

test('a request is the same read from its own address', () => {
  const after = { at: '2026-01-02T03:04:05.678Z', id: newId() };
  const request = readLogRequest({ who: 'stranger', from: '2024-02-29', to: '9999-12-31', about: 'person' });
  const address = new URLSearchParams(logQuery(request, { after }));
  expect(readLogRequest(Object.fromEntries(address))).toEqual({ ...request, after });
});
