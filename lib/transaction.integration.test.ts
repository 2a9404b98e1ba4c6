import { expect, test } from 'vitest';
import { useDatabase } from '../test/database.ts';
import { transaction } from './transaction.ts';

useDatabase();

/** Fails as PostgreSQL does when two transactions were in each other's way. */
const fail = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$`;

test.each(['40001', '40P01'])(
  'what another transaction was in the way of (%s) is done again, and once only',
  async (code) => {
    let tries = 0;
    const fails = (times: number) =>
      transaction(async (tx) => {
        tries += 1;
        if (tries <= times) await tx.$executeRawUnsafe(fail(code));
        return (await tx.institution.findFirstOrThrow()).id;
      });
    expect(await fails(1)).toBe(1);
    expect(tries).toBe(2);
    tries = 0;
    await expect(fails(2)).rejects.toThrow();
    expect(tries).toBe(2);
  },
);

test('what is wrong by itself is not done again', async () => {
  let tries = 0;
  const wrong = transaction(async (tx) => {
    tries += 1;
    await tx.$executeRawUnsafe(fail('22012'));
  });
  await expect(wrong).rejects.toThrow();
  expect(tries).toBe(1);
});
