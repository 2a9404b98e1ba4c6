import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { storage } from '../../lib/storage/current.ts';
import { contentHash, contentKey } from '../../lib/storage/storage.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit, auditAll } from '../audit/audit.ts';
import { pdfText } from '../search/pdf-text.ts';
import { type FileDescription, fileDescription, type MissingPictureInput, missingPictureInput } from './inputs.ts';
import { acceptBytes, publicName, type Rendition, renditionName } from './media.ts';
import { mediaTypeWithExtension } from './media-type.ts';
import { preparePicture } from './pictures.ts';

/**
 * Takes bytes in: judges them, prepares a picture for pages, stores them and makes the file. The same bytes with the same
 * description are the same file. Nothing is public before a publication shows it or a person has it as portrait.
 */
export async function storeFile(
  actor: Actor,
  input: FileDescription & { bytes: Uint8Array },
  outer?: Tx,
): Promise<Result<{ fileId: string }>> {
  authorize(actor, 'file.add');
  const checked = parse(fileDescription, input);
  if (!checked.ok) return checked;
  const accepted = acceptBytes(input.bytes, input.name);
  if (!accepted.ok) return refusedFor('bytes', accepted.message);
  const { type } = accepted;
  const name = publicName(input.name, type.extension);

  const held =
    type.family === 'picture'
      ? await holdPicture(input.bytes, type, name)
      : ok({ ...(await hold(input.bytes)), width: null, height: null, renditions: [] });
  if (!held.ok) return held;

  const text = type.contentType === 'application/pdf' ? await pdfText(input.bytes) : '';

  const { alt, caption, credit, licence } = checked.value;
  const data = { ...held.value, name, contentType: type.contentType, alt, caption, credit, licence };
  return within(outer, async (tx) => {
    const same = await tx.file.findFirst({
      where: { storageKey: data.storageKey, name, alt, caption, credit, licence },
      select: { id: true },
    });
    if (same) return ok({ fileId: same.id });
    const id = newId();
    await tx.file.create({ data: { id, ...data }, select: { id: true } });
    if (text !== '') await tx.fileText.create({ data: { fileId: id, text }, select: { fileId: true } });
    await audit(tx, actor, 'store', { type: 'file', id }, { name, contentType: data.contentType, bytes: data.bytes });
    return ok({ fileId: id });
  });
}

/**
 * Keeps the records of pictures whose bytes are not to be had: pages say what they showed instead of showing it. Gives the
 * ids in the order of the pictures; one that is refused refuses all.
 */
export async function recordMissingPictures(
  actor: Actor,
  inputs: MissingPictureInput[],
  outer?: Tx,
): Promise<Result<{ fileIds: string[] }>> {
  authorize(actor, 'file.add');
  const checked = parse(missingPictureInput.array(), inputs);
  if (!checked.ok) return checked;
  const rows = checked.value.map(({ name, ...words }) => {
    const type = mediaTypeWithExtension(name.slice(name.lastIndexOf('.') + 1));
    const { extension, contentType } =
      type?.family === 'picture' ? type : { extension: 'jpg', contentType: 'image/jpeg' };
    return { ...words, id: newId(), version: '', name: publicName(name, extension), contentType };
  });
  return within(outer, async (tx) => {
    await tx.file.createMany({ data: rows });
    await auditAll(
      tx,
      actor,
      'record missing picture',
      rows.map(({ id, name }) => ({ type: 'file', id, detail: { name } })),
    );
    return ok({ fileIds: rows.map(({ id }) => id) });
  });
}

async function holdPicture(bytes: Uint8Array, type: Parameters<typeof preparePicture>[1], name: string) {
  const prepared = await preparePicture(bytes, type, name);
  if (!prepared.ok) return prepared;
  const { width, height } = prepared.value;
  const original = await hold(prepared.value.bytes);
  const renditions: Rendition[] = [];
  for (const copy of prepared.value.renditions) {
    const { storageKey, bytes: size } = await hold(copy.bytes);
    renditions.push({ width: copy.width, storageKey, name: renditionName(name, copy.width), bytes: size });
  }
  return ok({ ...original, width, height, renditions });
}

/** Stored before the row is written: a crash between the two leaves bytes nobody points to, never the reverse. */
async function hold(bytes: Uint8Array) {
  const hash = contentHash(bytes);
  const storageKey = contentKey(hash);
  await storage().put(storageKey, bytes);
  return { version: hash.slice(0, 16), storageKey, bytes: bytes.byteLength };
}
