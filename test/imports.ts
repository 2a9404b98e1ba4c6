import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

/**
 * Who imports whom in this repository. Paths are relative to its root, with forward slashes. `late` is an import that is done when
 * its line is reached.
 */
export type Import = { from: string; to: string; typeOnly: boolean; late: boolean };

const ROOT = join(import.meta.dirname, '..');
const SOURCE = /\.(ts|tsx|mjs)$/;
const SKIPPED = new Set(['node_modules', 'generated', 'public']);
const IMPORT = /\b(?:import|export)\s+(type\s+)?(?:([\w*\s{},$]+?)\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

export function sourceFiles(folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [relative(ROOT, path).split(sep).join('/')] : [];
  });
}

export function importsOfRepository(): Import[] {
  return sourceFiles().flatMap((file) => importsIn(file, readFileSync(join(ROOT, file), 'utf8')));
}

/** `to` is a path of the repository, or a package's name as written. */
export function importsIn(file: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, names, target = '', dynamicTarget = '']) => {
    const written = target || dynamicTarget;
    const to = written.startsWith('.')
      ? normalize(join(dirname(file), written))
          .split(sep)
          .join('/')
      : written;
    return { from: file, to, typeOnly: type !== undefined || onlyInlineTypes(names), late: dynamicTarget !== '' };
  });
}

/** Everything a file loads when it is loaded, directly or not: the shortest chain to each. */
export function loadedBy(file: string, imports: Import[]): Map<string, string[]> {
  const chains = new Map<string, string[]>([[file, [file]]]);
  const queue = [file];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    const chain = chains.get(current) ?? [];
    for (const { from, to, typeOnly } of imports) {
      if (from !== current || typeOnly || chains.has(to)) continue;
      chains.set(to, [...chain, to]);
      queue.push(to);
    }
  }
  chains.delete(file);
  return chains;
}

function onlyInlineTypes(names: string | undefined): boolean {
  const braces = names?.match(/^\{([\s\S]*)\}$/)?.[1];
  const items = braces?.split(',').map((item) => item.trim());
  return items?.filter(Boolean).every((item) => item.startsWith('type ')) ?? false;
}
