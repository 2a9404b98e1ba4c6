import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

/** Characters of a PDF that search reads; more would not fit into its index. */
const MOST = 500_000;

/** What reading one may cost. A small file can unfold to any size. */
const LIMITS = { milliseconds: 60_000, megabytes: 1024 };

let reading: Promise<unknown> = Promise.resolve();

/**
 * What a PDF says, page by page; empty when it is a scan, is locked or can't be read, and no more than was read within the
 * limits. Takes about a second for 100 pages. It is read by a process of its own, one PDF after the other, so that a hostile or
 * huge one stops nobody who is being served.
 */
export function pdfText(bytes: Uint8Array, limits = LIMITS): Promise<string> {
  const text = reading.then(() => read(bytes, limits));
  reading = text;
  return text;
}

function read(bytes: Uint8Array, { milliseconds, megabytes }: typeof LIMITS): Promise<string> {
  return new Promise((resolve) => {
    const reader = spawn(process.execPath, [join(process.cwd(), 'publishing', 'search', 'pdf-reader.ts')], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: getCompileCacheDir() },
    });
    let text = '';
    const stop = () => reader.kill('SIGKILL');
    const guard = async () => {
      if ((await megabytesOf(reader.pid)) > megabytes) stop();
    };
    const timer = setTimeout(stop, milliseconds);
    const watch = setInterval(guard, 100);
    const end = () => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve(text.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, MOST));
    };
    reader.once('spawn', () => {
      setPriority(reader.pid as number, constants.priority.PRIORITY_BELOW_NORMAL);
      void guard();
    });
    reader.once('error', end);
    reader.once('close', end);
    reader.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.length > MOST) stop();
    });
    // It may be gone before it has taken all.
    reader.stdin.on('error', () => {});
    reader.stdin.end(bytes);
  });
}

/** What a process holds in memory; 0 where the system does not say. */
async function megabytesOf(pid: number | undefined): Promise<number> {
  const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')).split(' ');
  return (Number(pages) * 4096) / 1_048_576;
}
