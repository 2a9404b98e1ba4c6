import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecord, writeRecord } from './record.ts';

const root = mkdtempSync(join(tmpdir(), 'masthead-record-'));
const [first, copy, moved] = ['first', 'copy', 'moved'].map((name) => join(root, name)) as [string, string, string];
const ADDRESS = { port: 5432, password: 'secret' };

beforeAll(() => mkdirSync(join(first, 'postgres'), { recursive: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('where nothing was recorded there is no record', () => {
  expect(readRecord(first)).toBeUndefined();
});

test.each([
  ['today', () => writeRecord(first, { cluster: join(first, 'postgres'), ...ADDRESS })],
  ['by older versions', () => writePlain({ cluster: join(first, 'postgres'), ...ADDRESS })],
])('a folder that is copied or moved has its own database, as it is written %s', async (_, write) => {
  await write();
  expect(readRecord(first)).toEqual({ cluster: join(first, 'postgres'), ...ADDRESS });
  cpSync(first, copy, { recursive: true });
  expect(readRecord(copy)).toEqual({ cluster: join(copy, 'postgres'), ...ADDRESS });
  renameSync(copy, moved);
  expect(readRecord(moved)?.cluster).toBe(join(moved, 'postgres'));
  rmSync(moved, { recursive: true });
});

test('a moved folder whose database is gone is said to have it nowhere else', async () => {
  await writeRecord(first, { cluster: join(first, 'postgres'), ...ADDRESS });
  mkdirSync(copy);
  cpSync(join(first, 'postgres.json'), join(copy, 'postgres.json'));
  expect(readRecord(copy)?.cluster).toBe(join(copy, 'postgres'));
});

test('a database that lies outside stays where it is', async () => {
  const outside = join(root, 'first-elsewhere', 'database-1');
  await writeRecord(first, { cluster: outside, ...ADDRESS });
  expect(readRecord(first)?.cluster).toBe(outside);
});

function writePlain(record: object): void {
  writeFileSync(join(first, 'postgres.json'), JSON.stringify(record));
}
