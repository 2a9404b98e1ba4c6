import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ok, type Result, refusedFor } from '../../lib/result.ts';

/** A file of the old site as it is read: its path in the folder with slashes, a hash of its bytes, its text. */
export type SourceFile = { key: string; hash: string; text: string; isUtf8: boolean };

/** The folder of a site in Hugo's layout, with `content/` in it. */
export type SiteFolder = {
  path: string;
  /** Files of text below a folder, sorted by path; none when it is not there. */
  files(folder: string): SourceFile[];
  file(key: string): SourceFile | null;
  /** Pictures and attachments that came along: by the end of their path. */
  bytes(path: string): Uint8Array | null;
};

/** How the name of a file of Markdown ends. */
export const MARKDOWN = /\.(?:md|markdown)$/i;

/** Files that are read as text. Hugo takes pages in other forms as well; these are named, not read. */
const TEXTS = /\.(?:md|markdown|ya?ml|html?|adoc|org|rst)$/i;

export function openSiteFolder(path: string): Result<SiteFolder> {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (!kind?.isDirectory()) return refusedFor('DIR', `${path} is not a folder. Name the folder of the old site.`);
  if (!statSync(join(path, 'content'), { throwIfNoEntry: false })?.isDirectory()) {
    return refusedFor('DIR', `${path} has no folder "content". Name the folder of the old site that has it.`);
  }
  let attachments: Map<string, string> | undefined;
  return ok({
    path,
    files: (folder) =>
      filesBelow(path, folder)
        .filter((key) => TEXTS.test(key))
        .sort()
        .map((key) => readSource(path, key)),
    file: (key) => (statSync(join(path, key), { throwIfNoEntry: false })?.isFile() ? readSource(path, key) : null),
    bytes(wanted) {
      attachments ??= attachmentsOf(path);
      const found = attachments.get(wanted) ?? attachments.get(basename(wanted));
      return found === undefined ? null : readFileSync(join(path, found));
    },
  });
}

function filesBelow(root: string, folder: string): string[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/').replace(/^\/+/, ''));
}

function readSource(root: string, key: string): SourceFile {
  const bytes = readFileSync(join(root, key));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { key, hash, text, isUtf8: !text.includes('\ufffd') || isUtf8(bytes) };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** By path below `static/` or `assets/`, and by name alone where no other file has it. */
function attachmentsOf(root: string): Map<string, string> {
  const found = new Map<string, string>();
  const doubled = new Set<string>();
  for (const folder of ['static', 'assets']) {
    for (const key of filesBelow(root, folder)) {
      const name = basename(key);
      found.set(key.slice(folder.length + 1), key);
      if (found.has(name) && found.get(name) !== key) doubled.add(name);
      found.set(name, key);
    }
  }
  for (const name of doubled) found.delete(name);
  return found;
}
