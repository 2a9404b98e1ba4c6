import { join } from 'node:path';
import { env } from '../../lib/env.ts';
import { log } from '../../lib/log.ts';
import { type IncomingFile, readMultipart, UnreadableForm } from '../../lib/multipart.ts';
import { type Issue, type Result, refusedFor } from '../../lib/result.ts';
import { spool } from '../../lib/spool.ts';
import { type Actor, Forbidden, idIn, Missing } from '../actor.ts';
import { storeFile } from './commands.ts';
import { replaceFile } from './library-commands.ts';
import { MOST_BYTES, mostBytes, refuseHead } from './media.ts';

/** What became of one file of a form. */
export type Received = { name: string } & ({ ok: true; fileId: string } | { ok: false; issues: Issue[] });

/** Room for a largest file and several others beside it. */
const MOST_BYTES_OF_A_FORM = Math.ceil(MOST_BYTES * 1.25);

/**
 * Takes the files of a form in, each judged while it comes. `replaces`, a field before the file, is the id of the file whose
 * bytes are to be replaced.
 */
export async function receiveFiles(actor: Actor, request: Request): Promise<Result<Received[]>> {
  const received: Received[] = [];
  let files = 0;
  try {
    await readMultipart(request, MOST_BYTES_OF_A_FORM, async (file, fields) => {
      if (file.name === '') return;
      const place = files;
      files += 1;
      received[place] = { name: file.name, ...(await receive(actor, file, fields.replaces)) };
    });
  } catch (error) {
    if (!(error instanceof UnreadableForm)) throw error;
    const sentence = error.tooLong
      ? `This is more than can be sent at once; one file may have ${Math.floor(MOST_BYTES / 1_048_576)} MB at most.`
      : 'This did not arrive whole. Send it again.';
    return refusedFor(error.tooLong ? 'tooLong' : 'file', sentence);
  }
  return received.length > 0 ? { ok: true, value: received } : refusedFor('file', 'Choose a file.');
}

type Outcome = { ok: true; fileId: string } | { ok: false; issues: Issue[] };

async function receive(actor: Actor, { name, stream }: IncomingFile, replaces: string | undefined): Promise<Outcome> {
  let head: Uint8Array = new Uint8Array();
  const spooled = await spool(stream, join(env().DATA_DIR, 'uploads'), (first) => {
    head = first.subarray(0, 4096);
    return mostBytes(head, name);
  });
  if (!spooled) return refusedFor('file', refuseHead(head, name));
  try {
    const bytes = spooled.content;
    if (replaces) {
      const replaced = await replaceFile(actor, { id: idIn('file', replaces), name, bytes });
      return replaced.ok ? { ok: true, fileId: replaces } : replaced;
    }
    const stored = await storeFile(actor, { bytes, name });
    return stored.ok ? { ok: true, fileId: stored.value.fileId } : stored;
  } catch (error) {
    if (error instanceof Forbidden) return refusedFor('', 'Your role does not allow this.');
    if (error instanceof Missing) return refusedFor('', 'The file that was to be replaced is not there any more.');
    log().error({ err: error }, 'A file could not be taken in.');
    return refusedFor('', `Something went wrong on our side with “${name}”. Try it again.`);
  } finally {
    await spooled.remove();
  }
}
