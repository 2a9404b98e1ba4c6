import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A short hash of everything a build is made from: it changes when a build of `root` could come out otherwise. */
export async function sourceFingerprint(root: string): Promise<string> {
  const paths = (await readdir(root, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith('.') && !NOT_BUILT.has(name))
    .map(async (entry) => (entry.isDirectory() ? filesBelow(root, entry.name) : [entry.name]));
  const files = (await Promise.all(paths)).flat().filter((path) => !/\.test\.tsx?$|\.md$|\.tsbuildinfo$/.test(path));
  const contents = await Promise.all(files.sort().map((path) => readFile(join(root, path))));
  const hash = createHash('sha256');
  for (const [i, bytes] of contents.entries()) hash.update(`${files[i]}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex').slice(0, 16);
}

const NOT_BUILT = new Set([
  'bench',
  'biome.json',
  'deploy',
  'docs',
  'e2e',
  'generated',
  'next-env.d.ts',
  'node_modules',
  'package.json',
  'playwright-report',
  'playwright.config.ts',
  'public',
  'scripts',
  'server.ts',
  'test',
  'test-results',
  'vitest.config.ts',
]);

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(join('prisma', 'demo')) && !path.startsWith(join('prisma', 'migrations')));
}
