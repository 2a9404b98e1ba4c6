import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** The system account the server runs as when we are root, as which PostgreSQL refuses to run. */
export type Account = { readonly uid: number; readonly gid: number };

/** `postgres`, made when missing and possible, else `nobody`; undefined unless this process is root's. */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const there = await lookUp('postgres');
  if (there) return there;
  const made = await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).then(
    () => lookUp('postgres'),
    () => undefined,
  );
  const account = made ?? (await lookUp('nobody'));
  if (account) return account;
  throw new Error(
    'PostgreSQL refuses to run as root and there is no account to run it as: create a user "postgres", or run Masthead as an ordinary user.',
  );
}

/** Whether `account` may enter `folder` and every folder above it; without an account: yes. */
export async function canReach(account: Account | undefined, folder: string): Promise<boolean> {
  if (!account) return true;
  const { mode, uid, gid } = await stat(folder);
  const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & enter) === 0) return false;
  return folder === dirname(folder) || canReach(account, dirname(folder));
}

const run = promisify(execFile);

async function lookUp(name: string): Promise<Account | undefined> {
  const accounts = await readFile('/etc/passwd', 'utf8');
  const [, , uid, gid] =
    accounts
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
