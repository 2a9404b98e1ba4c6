import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { audit, auditAll } from '../audit/audit.ts';
import { type FileDescription, fileDescription, type MissingPictureInput, missingPictureInput } from './inputs.ts';
import { makeSureOf, takeIn } from './intake.ts';
import { publicName } from './media.ts';
import { mediaTypeWithExtension } from './media-type.ts';

/**
 * Takes bytes in: judges them, prepares a picture for pages, stores them and makes the file. The same bytes with the same
 * description are the same file. Nothing is public before a publication shows it or a person has it as portrait.
 */
export async function storeFile(
  actor: Actor,
  input: FileDescription & { bytes: Uint8Array | Blob },
  outer?: Tx,
): Promise<Result<{ fileId: string }>> {
  authorize(actor, 'file.add');
  const checked = parse(fileDescription, input);
  if (!checked.ok) return checked;
  const taken = await takeIn(input.bytes, input.name);
  if (!taken.ok) return taken;
  const { columns, text, contents } = taken.value;

  const { alt, caption, credit, licence } = checked.value;
  const words = { alt, caption, credit, licence };
  const data = { ...columns, ...words, createdBy: actor.id };
  const stored = await within(outer, async (tx) => {
    await tx.discardedBytes.deleteMany({ where: { storageKey: { in: contents.map(({ storageKey }) => storageKey) } } });
    const same = await tx.file.findFirst({
      where: { storageKey: data.storageKey, name: data.name, ...words },
      select: { id: true },
    });
    if (same) return ok({ fileId: same.id });
    const id = newId();
    await tx.file.create({ data: { id, ...data }, select: { id: true } });
    if (text !== '') await tx.fileText.create({ data: { fileId: id, text }, select: { fileId: true } });
    await audit(
      tx,
      actor,
      'store',
      { type: 'file', id },
      { before: null, after: { name: data.name, contentType: data.contentType, bytes: data.bytes, ...words } },
    );
    return ok({ fileId: id });
  });
  await makeSureOf(taken.value);
  return stored;
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
      rows.map(({ id, name }) => ({ type: 'file', id, detail: { before: null, after: { name } } })),
    );
    return ok({ fileIds: rows.map(({ id }) => id) });
  });
}
