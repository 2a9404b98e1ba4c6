import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from './started.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'masthead-refusals-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const ASK_THE_DATABASE = [['dev'], ['db-migrate'], ['db-diff', 'name'], ['let-in', 'ada@example.org']];

async function refusal([script = '', ...args]: string[], variables: Record<string, string>): Promise<string> {
  const command = start(process.execPath, [`scripts/${script}.ts`, ...args], { DATA_DIR: dataDir, ...variables });
  expect(await command.ended).toBe(1);
  return command.output().trim();
}

test.each([['build'], ['import', 'front-matter', '.'], ...ASK_THE_DATABASE])(
  '%s says in one sentence which variable is wrong',
  async (...command) => {
    expect(await refusal(command, { PORT: 'none' })).toMatch(/^PORT must be [^\n]+\.$/);
  },
);

test.each(ASK_THE_DATABASE)('%s says in one sentence that it reaches no database', async (...command) => {
  const DATABASE_URL = 'postgresql://me@localhost:9/x';
  expect(await refusal(command, { DATABASE_URL })).toMatch(/^The database "x" at localhost:9 [^\n]+\.$/);
});
