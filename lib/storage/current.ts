import { join } from 'node:path';
import { env } from '../env.ts';
import { diskStorage } from './disk.ts';
import type { Storage } from './storage.ts';

/** The storage of this process, opened on first use. */
export function storage(): Storage {
  opened ??= diskStorage(join(env().DATA_DIR, 'files'));
  return opened;
}

let opened: Storage | undefined;
