import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { transaction } from '../../lib/transaction.ts';
import { useDatabase } from '../../test/database.ts';
import { makePerson } from '../../test/factories.ts';
import { memberActor } from '../actor.ts';
import { audit } from './audit.ts';
import { listLog, listLogChoices, streamLog } from './desk.ts';
import { LOG_PAGE, readLogRequest } from './log-request.ts';

useDatabase();

const member = { id: newId(), role: 'editor', programs: null, personId: null } as const;
const actor = memberActor(member, '203.0.113.7');

test('what was written stays: no row can be changed, removed or cleared away', async () => {
  await makePerson();
  for (const sql of ['UPDATE "AuditEntry" SET actor = \'x\'', 'DELETE FROM "AuditEntry"', 'TRUNCATE "AuditEntry"']) {
    await expect(db().$executeRawUnsafe(sql)).rejects.toThrow(/can be added, not changed or removed/);
  }
});

test('the log is filtered by who, what, about what and when, and paged without losing or repeating a row', async () => {
  const person = await makePerson({ name: 'Ada' });
  for (let n = 0; n < LOG_PAGE + 5; n += 1) {
    await transaction((tx) =>
      audit(tx, actor, 'describe', { type: 'person', id: person.id }, { before: null, after: { n } }),
    );
  }
  const who = `member:${member.id}`;
  const first = await listLog(readLogRequest({ who, what: 'describe', about: 'person', id: person.id }));
  expect(first.entries).toHaveLength(LOG_PAGE);
  expect(first.entries[0]).toMatchObject({ address: '203.0.113.7', subjectName: 'Ada', actor: who });
  const after = `${first.next?.at}_${first.next?.id}`;
  const second = await listLog(readLogRequest({ who, after }));
  expect(second).toMatchObject({ next: null });
  const all = [...first.entries, ...second.entries].map(({ detail }) => (detail as { after: { n: number } }).after.n);
  expect(all).toEqual(Array.from({ length: LOG_PAGE + 5 }, (_, index) => LOG_PAGE + 4 - index));
  const streamed = (await Array.fromAsync(streamLog(readLogRequest({ who })))).flat();
  expect(streamed.map(({ id }) => id)).toEqual([...first.entries, ...second.entries].map(({ id }) => id));
  expect((await listLog(readLogRequest({ who, to: '2001-01-01' }))).entries).toEqual([]);
  expect((await listLog(readLogRequest({ who, from: '2001-01-01' }))).entries).toHaveLength(LOG_PAGE);
  expect(await listLogChoices()).toMatchObject({ what: ['create', 'describe'], about: ['person'] });
});
