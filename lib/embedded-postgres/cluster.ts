import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canReach } from './account.ts';
import { type Binaries, SHARED_PLACE, unreachable } from './binaries.ts';
import { readRecord } from './record.ts';

/** The server's files and the password of its one user, `masthead`. */
export type Cluster = { readonly folder: string; readonly password: string };

/** The cluster of `dataDir`, made on first use: complete or not at all, and one only when several processes try at once. */
export async function openCluster(dataDir: string, account: Account | undefined, binaries: Binaries): Promise<Cluster> {
  const record = readRecord(dataDir);
  if (record) {
    await stat(join(record.cluster, 'PG_VERSION')).catch((cause) => {
      throw new Error(
        `The database that ${dataDir} had is no longer in ${record.cluster}: put a backup of it there, or remove ${dataDir}/postgres.json to begin with an empty one.`,
        { cause },
      );
    });
    return { folder: record.cluster, password: record.password };
  }
  const folder = await placeOf(dataDir, account);
  return (await existing(folder)) ?? (await create(folder, account, binaries));
}

/** Folder for the cluster of a new `dataDir`; when it must lie elsewhere, `postgres.place` in `dataDir` says where. */
async function placeOf(dataDir: string, account: Account | undefined): Promise<string> {
  if (await canReach(account, dataDir)) return join(dataDir, 'postgres');
  const note = join(dataDir, 'postgres.place');
  const draft = `${note}.${process.pid}`;
  try {
    await mkdir(SHARED_PLACE, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw unreachable(dataDir, error);
  }
  await writeFile(draft, join(SHARED_PLACE, `database-${randomBytes(8).toString('hex')}`));
  await link(draft, note).catch(unlessThere);
  await rm(draft);
  return readFile(note, 'utf8');
}

async function existing(folder: string): Promise<Cluster | undefined> {
  try {
    return { folder, password: await readFile(join(folder, PASSWORD_FILE), 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function create(folder: string, account: Account | undefined, binaries: Binaries): Promise<Cluster> {
  const draft = `${folder}.${process.pid}`;
  const passwordFile = `${draft}.password`;
  const password = randomBytes(24).toString('hex');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (account) await Promise.all([draft, passwordFile].map((path) => chown(path, account.uid, account.gid)));
    await initialize(draft, passwordFile, account, binaries);
    await rename(passwordFile, join(draft, PASSWORD_FILE));
    await rename(draft, folder).catch(unlessThere);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
  const cluster = await existing(folder);
  if (!cluster) throw new Error(`The folder ${folder} holds files that are not Masthead's database: move them away.`);
  return cluster;
}

const PASSWORD_FILE = 'masthead-password';

async function initialize(folder: string, passwordFile: string, account: Account | undefined, { initdb }: Binaries) {
  const options = ['--username=masthead', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  await promisify(execFile)(initdb, ['-D', folder, ...options, '--locale=C.UTF-8', '--lc-messages=C'], {
    ...account,
    cwd: '/',
    env: serverEnvironment(),
  }).catch((error: { stderr?: string; message: string }) => {
    const reason = (error.stderr || error.message).match(/error: (.*)|(.+)/);
    throw new Error(`The embedded database could not be made in ${folder}: ${reason?.[1] ?? reason?.[2]}.`, {
      cause: error,
    });
  });
}

/** Our environment without variables meant for PostgreSQL's own tools, and with messages in one language. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_MESSAGES: 'C' } as unknown as NodeJS.ProcessEnv;
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error;
}
