import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { type ByteRange, checkedKey, type Storage, sizeOf } from './storage.ts';

/** A bucket of an S3-compatible store, addressed by path: works with Amazon's and with those people run themselves. */
export type Bucket = {
  /** Without a trailing slash. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** A storage in a bucket. Requests are repeated when the store is busy or the connection breaks; what it refuses throws. */
export function s3Storage(bucket: Bucket): Storage {
  const size = async (key: string): Promise<number | null> => {
    const response = await ask(bucket, 'HEAD', key);
    return response.status === 404 ? null : Number(response.headers.get('content-length'));
  };
  return {
    size,
    async put(key, content) {
      if ((await size(key)) === sizeOf(content)) return;
      const response = await ask(bucket, 'PUT', key, { 'Content-Type': 'application/octet-stream' }, content);
      await discard(response);
      if (response.status === 404) throw new Error(`The bucket "${bucket.bucket}" does not exist.`);
    },
    async read(key, range) {
      const response = await ask(bucket, 'GET', key, range && { Range: `bytes=${range.start}-${range.end}` });
      if (response.status !== 404 && response.body && isOf(response, range)) {
        return response.body as ReadableStream<Uint8Array>;
      }
      await discard(response);
      if (response.status === 404) return null;
      throw new Error('The object store sent other bytes than the range that was asked for.');
    },
    async delete(key) {
      const response = await ask(bucket, 'DELETE', key);
      await discard(response);
    },
  };
}

/** What is sent on was announced with the length of the range. */
function isOf(response: Response, range: ByteRange | undefined): boolean {
  return !range || Number(response.headers.get('content-length')) === range.end - range.start + 1;
}

const TRIES = 4;
const FIRST_PAUSE = 200;

/** The response of the store: a success, or 404 for what is not there. */
async function ask(
  bucket: Bucket,
  method: string,
  key: string,
  headers: Record<string, string> = {},
  body?: Uint8Array | Blob,
): Promise<Response> {
  const url = `${bucket.endpoint}/${bucket.bucket}/${checkedKey(key)}`;
  for (let attempt = 1; ; attempt += 1) {
    // Signed each time: a signature is good for minutes. The body's hash is not in it, because a film is hashed only once, for its key.
    const signed = await new AwsV4Signer({ ...bucket, url, method, headers, service: 's3' }).sign();
    try {
      const response = await fetch(url, { method, headers: signed.headers, body: body as BodyInit });
      if (response.ok || response.status === 404) return response;
      if (attempt === TRIES || !isPassing(response.status))
        throw new Refused(method, response.status, await reason(response));
      await discard(response);
    } catch (error) {
      if (attempt === TRIES || error instanceof Refused) throw error;
    }
    await pause(FIRST_PAUSE * 2 ** attempt);
  }
}

/** Read to its end, since it is short: the framework's fetch keeps a copy of each body, for which cancelling waits for ever. */
async function discard(response: Response): Promise<void> {
  await response.arrayBuffer();
}

class Refused extends Error {
  constructor(method: string, status: number, code: string) {
    super(`The object store answered ${method} with ${status} ${code}.`.replace(' .', '.'));
    this.name = 'Refused';
  }
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

/** The code in the store's XML, such as "AccessDenied"; nothing else of it, which may be long. */
async function reason(response: Response): Promise<string> {
  return /<Code>(\w{1,60})<\/Code>/.exec(await response.text())?.[1] ?? '';
}
