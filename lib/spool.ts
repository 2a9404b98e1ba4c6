import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes that came in over the network and lie in a file of their own until somebody has decided about them. */
export type Spooled = { content: Blob; remove(): Promise<void> };

const FORGOTTEN_AFTER = 24 * 3_600_000;

/**
 * Writes a stream into a file of `folder` as it comes. As soon as `most`, asked with the first bytes, is exceeded it keeps
 * nothing: the rest is read and thrown away, so that the sender can be answered, and null is given.
 */
export async function spool(
  stream: Readable,
  folder: string,
  most: (head: Uint8Array) => number,
): Promise<Spooled | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await forgetOld(folder);
  const path = join(folder, `${randomUUID()}.part`);
  const remove = () => rm(path, { force: true });
  let size = 0;
  let limit: number | undefined;
  let exceeded = false;
  try {
    await pipeline(
      stream,
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of withHead(pieces)) {
          limit ??= most(piece);
          size += piece.byteLength;
          exceeded ||= size > limit;
          if (!exceeded) yield piece;
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    if (!exceeded) return { content: await openAsBlob(path), remove };
    await remove();
    return null;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** How many of the first bytes `most` is shown, when there are so many. */
export const HEAD = 4096;

async function* withHead(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (head === null) yield piece;
    else {
      head = Buffer.concat([head, piece]);
      if (head.byteLength < HEAD) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null && head.byteLength > 0) yield head;
}

/** What a crash left behind. */
async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > FORGOTTEN_AFTER) await rm(path, { force: true });
  }
}
