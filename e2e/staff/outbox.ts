import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The text of the newest message for somebody; it may have to wait for a job. */
export async function mailedTo(email: string): Promise<string> {
  await expect.poll(() => newestTo(email), { message: `a message to ${email}`, timeout: 20_000 }).not.toBeNull();
  return (await newestTo(email)) ?? '';
}

/** The address in it. */
export async function linkMailedTo(email: string): Promise<string> {
  const [link] = /https?:\S+/.exec(await mailedTo(email)) ?? [];
  if (!link) throw new Error(`No link was mailed to ${email}.`);
  return link;
}

async function newestTo(email: string): Promise<string | null> {
  const outbox = join(process.env.DATA_DIR ?? '', 'outbox');
  const names = (await readdir(outbox).catch(() => [])).filter((each) => each.endsWith('.eml')).sort();
  const messages = await Promise.all(names.map((name) => readFile(join(outbox, name), 'utf8')));
  const newest = messages.filter((message) => message.includes(`To: ${email}`)).at(-1);
  return newest?.replace(/=\r?\n/g, '').replaceAll('=3D', '=') ?? null;
}
