import { recordMissingPicture, storeFile } from '../media/commands.ts';
import { routes } from '../routes.ts';
import { rememberSource } from './commands.ts';
import type { Attempt, Destination } from './destination.ts';
import type { MadeFile } from './item-content.ts';
import type { NeededFile } from './texts.ts';

/** Makes the file that a text needs, once: from its bytes when the folder has them, else as a record of a picture. */
export async function makeFile(file: NeededFile, to: Destination, attempt: Attempt): Promise<MadeFile | null> {
  const known = attempt.files.get(file.key) ?? to.ids.files.get(file.key) ?? knownId(file, to);
  if (known) return { id: known, address: await addressOf(file, known, attempt) };
  const bytes = file.paths.map((path) => to.folder.bytes(path)).find((found) => found !== null);
  const { name, alt, caption, credit, width, height } = file;
  const description = { name, alt: alt.slice(0, 2000), caption: caption.slice(0, 5000), credit: credit.slice(0, 1000) };
  const stored = bytes ? await storeFile(to.actor, { bytes, ...description }, attempt.tx) : null;
  if (stored && !stored.ok) {
    attempt.reporter.remark('refused', file.key, stored.issues.map(({ message }) => message).join(' '));
  }
  if (!stored && file.label === null) {
    attempt.reporter.remark('picture-missing', file.key, `The bytes of ${name} are not in the folder.`);
  }
  const made = stored?.ok
    ? stored
    : file.label === null
      ? await recordMissingPicture(to.actor, { ...description, width, height }, attempt.tx)
      : null;
  if (!made?.ok) return null;
  const { fileId } = made.value;
  await rememberSource(attempt.tx, to.mapping.source, file.key, file.hash, { fileId });
  attempt.reporter.count('files', 'created');
  attempt.files.set(file.key, fileId);
  return { id: fileId, address: await addressOf(file, fileId, attempt) };
}

export function knownId(file: NeededFile, to: Destination): string | null {
  const known = to.existing.sources.get(file.key);
  return known?.fingerprint === file.hash ? known.fileId : null;
}

async function addressOf(file: NeededFile, id: string, { tx }: Attempt): Promise<string | null> {
  if (file.label === null) return null;
  const { version, name } = await tx.file.findUniqueOrThrow({ where: { id }, select: { version: true, name: true } });
  return routes.file(id, version, name);
}
