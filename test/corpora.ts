import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of real publications and hostile inputs that tests use when it is there: `CORPORA_DIR`, or `shared/corpora`
 * beside the project or beside a folder above it. Null elsewhere; tests then use the project's own fixtures and say so.
 */
export function corporaDirectory(): string | null {
  const given = process.env.CORPORA_DIR;
  if (given) {
    if (!existsSync(given)) throw new Error(`CORPORA_DIR is ${given}, which isn't there.`);
    return given;
  }
  for (let folder = dirname(import.meta.dirname); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'shared', 'corpora');
    if (existsSync(candidate)) return candidate;
  }
  return null;
}

export type HostileCase = { title?: string; payload: string; expected: string | string[] };

/** Hostile HTML from the corpora, each with the outputs a sanitizer may give. */
export function hostileCases(corpora: string): HostileCase[] {
  return JSON.parse(readFileSync(join(corpora, 'xss-dompurify', 'cases.json'), 'utf8')) as HostileCase[];
}

/** Texts that break the handling of input. */
export function naughtyStrings(corpora: string): string[] {
  return JSON.parse(readFileSync(join(corpora, 'naughty-strings', 'blns.json'), 'utf8')) as string[];
}
