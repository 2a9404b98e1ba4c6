import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { storage } from '../../lib/storage/current.ts';
import { contentHash, contentKey, sizeOf } from '../../lib/storage/storage.ts';
import { pdfText } from '../search/pdf-text.ts';
import { acceptBytes, publicName, type Rendition, renditionName } from './media.ts';
import { isKnownByHead, type MediaType, mediaTypeByHead } from './media-type.ts';
import { preparePicture } from './pictures.ts';

type Content = Uint8Array | Blob;

/** What was taken in: judged, prepared for pages and put into the storage, but not yet a file. */
export type Intake = {
  type: MediaType;
  /** The columns of a file that follow from its bytes. */
  columns: {
    version: string;
    storageKey: string;
    name: string;
    contentType: string;
    bytes: number;
    width: number | null;
    height: number | null;
    renditions: Rendition[];
  };
  /** What a PDF says, for search; of anything else nothing. */
  text: string;
  contents: { storageKey: string; content: Content }[];
};

/** Takes bytes in. They are stored before a row says so: a crash between the two leaves bytes nobody points to, never the reverse. */
export async function takeIn(content: Content, givenName: string): Promise<Result<Intake>> {
  const head = content instanceof Uint8Array ? content : await bytesOf(content.slice(0, HEAD));
  const known = mediaTypeByHead(head, givenName);
  const whole = known && isKnownByHead(known) ? content : await bytesOf(content);
  const judged = acceptBytes(whole instanceof Uint8Array ? whole : head, givenName, sizeOf(content));
  if (!judged.ok) return refusedFor('bytes', judged.message);
  const { type } = judged;
  const name = publicName(givenName, type.extension);

  const prepared = type.family === 'picture' ? await preparePicture(whole as Uint8Array, type, givenName) : null;
  if (prepared && !prepared.ok) return prepared;
  const picture = prepared?.value ?? null;
  const main = await entryOf(picture?.bytes ?? whole);
  const copies = await Promise.all((picture?.renditions ?? []).map(({ bytes }) => entryOf(bytes)));
  const text = type.contentType === 'application/pdf' ? await pdfText(whole as Uint8Array) : '';
  const contents = [main, ...copies].map(({ storageKey, content: each }) => ({ storageKey, content: each }));
  for (const each of contents) await storage().put(each.storageKey, each.content);
  return ok({
    type,
    columns: {
      version: main.hash.slice(0, 16),
      storageKey: main.storageKey,
      name,
      contentType: type.contentType,
      bytes: sizeOf(main.content),
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      renditions: copies.map(({ storageKey, content: copy }, index) => {
        const width = picture?.renditions[index]?.width ?? 0;
        return { width, storageKey, name: renditionName(name, width), bytes: sizeOf(copy) };
      }),
    },
    text,
    contents,
  });
}

/**
 * Once the row stands: puts back what somebody else removed between our storing and our writing, because it belonged to
 * nothing at that moment.
 */
export async function makeSureOf({ contents }: Intake): Promise<void> {
  for (const { storageKey, content } of contents) {
    if ((await storage().size(storageKey)) === null) await storage().put(storageKey, content);
  }
}

const HEAD = 4096;

async function entryOf(content: Content) {
  const hash = await contentHash(content);
  return { hash, storageKey: contentKey(hash), content };
}

async function bytesOf(content: Content): Promise<Uint8Array> {
  return content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer());
}
