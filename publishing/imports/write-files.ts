import { recordMissingPictures, storeFile } from '../media/commands.ts';
import { routes } from '../routes.ts';
import type { Attempt, Destination } from './destination.ts';
import type { MadeFile } from './item-content.ts';
import type { NeededFile } from './needed-files.ts';

/**
 * Makes the files that texts need, each once: from its bytes when the folder has them, else as a record of a picture. The
 * answer is by the ids that stand in the texts; what could not be made is missing in it.
 */
export async function makeFiles(
  needed: readonly NeededFile[],
  to: Destination,
  attempt: Attempt,
): Promise<Map<string, MadeFile>> {
  const fresh = [...new Map(needed.map((file) => [file.key, file])).values()].filter(
    (file) => !idOf(file, to, attempt),
  );
  const missing: NeededFile[] = [];
  for (const file of fresh) {
    const bytes = file.paths.map((path) => to.folder.bytes(path)).find((found) => found !== null);
    const stored = bytes ? await storeFile(to.actor, { bytes, ...description(file) }, attempt.tx) : null;
    if (stored?.ok) learn(file, stored.value.fileId, attempt);
    else if (stored) attempt.reporter.remark('refused', file.key, sentences(stored.issues));
    else attempt.reporter.remark('picture-missing', file.key, `The bytes of ${file.name} are not in the folder.`);
    if (!stored?.ok && file.label === null) missing.push(file);
  }
  if (missing.length > 0) {
    const pictures = missing.map((file) => ({ ...description(file), width: file.width, height: file.height }));
    const recorded = await recordMissingPictures(to.actor, pictures, attempt.tx);
    if (!recorded.ok) throw new Error(sentences(recorded.issues));
    missing.forEach((file, index) => {
      learn(file, recorded.value.fileIds[index] as string, attempt);
    });
  }
  const made = new Map<string, MadeFile>();
  for (const file of needed) {
    const id = idOf(file, to, attempt);
    if (id) made.set(file.id, { id, address: file.label === null ? null : await addressOf(id, attempt) });
  }
  return made;
}

/** The file that an earlier import made of the same record. */
export function knownId(file: NeededFile, to: Destination): string | null {
  const known = to.existing.sources.get(file.key);
  return known?.fingerprint === file.hash ? known.fileId : null;
}

function idOf(file: NeededFile, to: Destination, attempt: Attempt): string | null {
  return attempt.files.get(file.key) ?? to.ids.files.get(file.key) ?? knownId(file, to);
}

function learn(file: NeededFile, fileId: string, attempt: Attempt): void {
  attempt.files.set(file.key, fileId);
  attempt.remember.push({ key: file.key, fingerprint: file.hash, fileId });
  attempt.reporter.count('files', 'created');
}

function description({ name, alt, caption, credit }: NeededFile) {
  return { name, alt: alt.slice(0, 2000), caption: caption.slice(0, 5000), credit: credit.slice(0, 1000) };
}

async function addressOf(id: string, { tx }: Attempt): Promise<string> {
  const { version, name } = await tx.file.findUniqueOrThrow({ where: { id }, select: { version: true, name: true } });
  return routes.file(id, version, name);
}

function sentences(issues: { message: string }[]): string {
  return issues.map(({ message }) => message).join(' ');
}
