import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** The folder of a published XML schema when it is there: below `shared/schemas` beside the project or a folder above it. */
export function schemaDirectory(name: string): string | null {
  for (let folder = dirname(import.meta.dirname); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'shared', 'schemas', name);
    if (existsSync(candidate)) return candidate;
  }
  return null;
}

/** Which of the named documents a schema of the folder finds fault with, and what; all in one go, since schemas take long to read. */
export async function faultsBySchema(
  documents: Record<string, string>,
  folder: string,
  main: string,
): Promise<{ document: string; fault: string }[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xsd'))
    .map((entry) => join(entry.parentPath, entry.name));
  const fileOf = (path: string) => ({ fileName: relative(folder, path), contents: readFileSync(path, 'utf8') });
  const { valid, errors } = await validateXML({
    xml: Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents })),
    schema: [fileOf(join(folder, main))],
    preload: files.filter((path) => relative(folder, path) !== main).map(fileOf),
    initialMemoryPages: 1024,
    maxMemoryPages: 8192,
  });
  // What it says of the schemas themselves is their authors' business.
  return valid
    ? []
    : errors
        .map(({ message, loc }) => ({ document: loc?.fileName ?? '', fault: message }))
        .filter(({ document }) => Object.hasOwn(documents, document));
}
