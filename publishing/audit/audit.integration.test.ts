import { expect, test } from 'vitest';
import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { transaction } from '../../lib/transaction.ts';
import { useDatabase } from '../../test/database.ts';
import { makeDraft, makeHub, makePerson } from '../../test/factories.ts';
import { memberActor } from '../actor.ts';
import { audit } from './audit.ts';
import { listLog, listLogChoices, streamLog } from './desk.ts';
import { LOG_PAGE, readLogRequest } from './log-request.ts';

const database = useDatabase();

const member = { id: newId(), role: 'editor', programs: null, personId: null } as const;
const actor = memberActor(member, '203.0.113.7');
const reader = { id: newId(), role: 'publisher', programs: null, personId: null } as const;

const CHANGES = ['UPDATE "AuditEntry" SET actor = $$x$$', 'DELETE FROM "AuditEntry"', 'TRUNCATE "AuditEntry"'];

test('the site has no right to change, remove or clear away what was written, nor to take away what keeps it', async () => {
  await makePerson();
  const refusals = {
    'permission denied for table AuditEntry': [...CHANGES, 'SELECT FROM "AuditEntry" FOR UPDATE'],
    'must be owner of table AuditEntry': [
      'ALTER TABLE "AuditEntry" DISABLE TRIGGER audit_entry_stays',
      'ALTER TABLE "AuditEntry" DISABLE TRIGGER ALL',
      'ALTER TABLE "AuditEntry" RENAME TO "Gone"',
      'ALTER TABLE "AuditEntry" OWNER TO masthead_site',
      'DROP TABLE "AuditEntry"',
    ],
    'must be owner of relation AuditEntry': ['DROP TRIGGER audit_entry_stays ON "AuditEntry"'],
    'must be owner of function refuse_change': ['DROP FUNCTION refuse_change() CASCADE'],
    'must be owner of schema public': ['DROP SCHEMA public CASCADE'],
    'permission denied for schema public': ['CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$$$'],
    'permission denied to set parameter': ['SET session_replication_role = replica'],
    'permission denied to set role': ['SET ROLE masthead'],
    'permission denied to set session authorization': ['SET SESSION AUTHORIZATION masthead'],
    'permission denied to create role': ['CREATE ROLE another SUPERUSER'],
    'permission denied to alter role': ['ALTER ROLE masthead_site SUPERUSER'],
  };
  // PostgreSQL warns that nothing is granted, and goes on.
  await db().$executeRawUnsafe('GRANT ALL ON "AuditEntry" TO masthead_site');
  for (const [reason, statements] of Object.entries(refusals)) {
    for (const sql of statements) await expect(db().$executeRawUnsafe(sql), sql).rejects.toThrow(reason);
  }
});

test('not even the owner changes a row as long as the triggers are there', async () => {
  for (const sql of CHANGES) {
    await expect(database.asOwner(sql)).rejects.toThrow(/can be added, not changed or removed/);
    await expect(database.asOwner('SET session_replication_role = replica', sql)).rejects.toThrow(/can be added, not/);
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
  const first = await listLog(reader, readLogRequest({ who, what: 'describe', about: 'person', id: person.id }));
  expect(first.entries).toHaveLength(LOG_PAGE);
  expect(first.entries[0]).toMatchObject({ address: '203.0.113.7', subjectName: 'Ada', actor: who });
  const after = `${first.next?.at}_${first.next?.id}`;
  const second = await listLog(reader, readLogRequest({ who, after }));
  expect(second).toMatchObject({ next: null });
  const all = [...first.entries, ...second.entries].map(({ detail }) => (detail as { after: { n: number } }).after.n);
  expect(all).toEqual(Array.from({ length: LOG_PAGE + 5 }, (_, index) => LOG_PAGE + 4 - index));
  const streamed = (await Array.fromAsync(streamLog(reader, readLogRequest({ who })))).flat();
  expect(streamed.map(({ id }) => id)).toEqual([...first.entries, ...second.entries].map(({ id }) => id));
  expect((await listLog(reader, readLogRequest({ who, to: '2001-01-01' }))).entries).toEqual([]);
  expect((await listLog(reader, readLogRequest({ who, from: '2001-01-01' }))).entries).toHaveLength(LOG_PAGE);
  expect(await listLogChoices()).toMatchObject({ what: ['create', 'describe'], about: ['person'] });
});

test('who is limited to programs reads of the publications of those, and of what they did themselves', async () => {
  const [theirs, others] = [await makeHub({ type: 'program' }), await makeHub({ type: 'program' })];
  const limited = { id: newId(), role: 'publisher' as const, programs: [theirs.id], personId: null };
  const [seen, hidden] = [
    await makeDraft({ title: 'Of theirs', hubs: [theirs.id] }),
    await makeDraft({ title: 'Of others', hubs: [others.id] }),
  ];
  const person = await makePerson();
  await transaction((tx) =>
    audit(tx, memberActor(limited), 'retire', { type: 'person', id: person.id }, { before: null, after: null }),
  );
  const request = readLogRequest({});
  const { entries } = await listLog(limited, request);
  expect(new Set(entries.map(({ subjectId }) => subjectId))).toEqual(new Set([seen.id, person.id]));
  expect((await Array.fromAsync(streamLog(limited, request))).flat()).toEqual(entries);
  expect((await listLog(limited, { ...request, id: hidden.id })).entries).toEqual([]);
});

test('whatever the log is narrowed or its choices are read by leads an index', async () => {
  const rows = await db().$queryRaw<{ column: string }[]>`
    SELECT DISTINCT a.attname::text AS column FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indrelid = '"AuditEntry"'::regclass`;
  expect(rows.map(({ column }) => column)).toEqual(expect.arrayContaining(['at', 'actor', 'action', 'subjectType']));
});
