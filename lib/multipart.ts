import type { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';

/** A file of a form, as it comes. Whoever takes it reads it to its end. */
export type IncomingFile = { field: string; name: string; stream: Readable };

/** The body is longer than may be read at all, or is no form with files. */
export class UnreadableForm extends Error {
  readonly tooLong: boolean;
  constructor(message: string, tooLong = false) {
    super(message);
    this.name = 'UnreadableForm';
    this.tooLong = tooLong;
  }
}

const LIMITS = { fieldNameSize: 100, fieldSize: 20_000, fields: 50, files: 50, parts: 100, headerPairs: 50 };

/**
 * Reads a multipart/form-data body while it comes (RFC 7578): its fields, and each file as a stream that `takeFile` consumes.
 * No more than `mostBytes` are read; nothing is held in memory but a piece at a time.
 */
export async function readMultipart(
  request: Request,
  mostBytes: number,
  takeFile: (file: IncomingFile, fields: Record<string, string>) => Promise<void>,
): Promise<Record<string, string>> {
  const type = request.headers.get('content-type');
  if (!request.body || !type?.startsWith('multipart/form-data'))
    throw new UnreadableForm('This is no form with files.');
  if (Number(request.headers.get('content-length')) > mostBytes)
    throw new UnreadableForm('The form is too long.', true);
  const fields: Record<string, string> = {};
  const streams: Readable[] = [];
  const taken: Promise<void>[] = [];
  const form = parserFor(type);
  const read = new Promise<void>((resolve, reject) => {
    form.on('field', (name, value) => {
      fields[name] = value;
    });
    form.on('file', (field, stream, name) => {
      stream.on('error', reject);
      streams.push(stream);
      const work = takeFile({ field, name: asNamed(name ?? ''), stream }, fields).finally(() => stream.resume());
      work.catch(reject);
      taken.push(work);
    });
    form.on('finish', resolve);
    form.on('error', reject);
  });
  read.catch(() => undefined);
  try {
    await feed(request.body as NodeReadableStream<Uint8Array>, form, mostBytes, read);
    await read;
    await Promise.all(taken);
    return fields;
  } catch (error) {
    const cut = new UnreadableForm('The form ended early.');
    for (const stream of streams) stream.destroy(cut);
    await Promise.allSettled(taken);
    throw error instanceof UnreadableForm || !isOfTheForm(error) ? error : cut;
  }
}

/** Browsers write three characters of a name so that they don't end it (HTML, "multipart form data"). */
function asNamed(name: string): string {
  return name.replace(/%(?:22|0D|0A)/g, decodeURIComponent);
}

/** Whether the sender is to blame: the parser's complaints have no code, those of a disk or a database do. */
function isOfTheForm(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === undefined || /^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE|ABORT_ERR|UND_ERR_ABORTED)$/.test(code);
}

function parserFor(type: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': type } as BusboyHeaders, limits: LIMITS, preservePath: true });
  } catch (error) {
    throw new UnreadableForm(String(error));
  }
}

/** Hands the body to the parser at the pace at which files are taken; does not end the connection when it is too long. */
async function feed(
  body: NodeReadableStream<Uint8Array>,
  form: BusboyInstance,
  mostBytes: number,
  read: Promise<void>,
) {
  const failed = read.then(
    () => true,
    () => true,
  );
  const reader = body.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > mostBytes) {
      form.destroy();
      throw new UnreadableForm('The form is too long.', true);
    }
    if (!form.write(value)) {
      const drained = new Promise<false>((resolve) => form.once('drain', () => resolve(false)));
      if (await Promise.race([drained, failed])) break;
    }
  }
  form.end();
}
