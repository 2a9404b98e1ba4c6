import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corporaDirectory, hostileCases, naughtyStrings } from './corpora.ts';

export type HostileBody = {
  source: string;
  /** Outputs of a sanitizer, any of which would be right; null when only harmlessness can be asked. */
  accepted: string[] | null;
};

const OWN = join(import.meta.dirname, 'fixtures', 'hostile-bodies.json');

/** Hostile bodies: our own, and those of the corpora when they are there (which is said on the console when they are not). */
export function hostileBodies(): HostileBody[] {
  const own = (JSON.parse(readFileSync(OWN, 'utf8')) as string[]).map((source) => ({ source, accepted: null }));
  const corpora = corporaDirectory();
  if (!corpora) {
    console.warn("The corpora are not here: only the project's own hostile bodies are tried.");
    return own;
  }
  return [
    ...own,
    ...hostileCases(corpora).map(({ payload, expected }) => ({ source: payload, accepted: [expected].flat() })),
    ...naughtyStrings(corpora).map((source) => ({ source, accepted: null })),
  ];
}
