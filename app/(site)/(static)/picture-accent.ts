import { accentTones } from '../../../components/site/accent.ts';
import type { Institution } from '../../../publishing/institution/institution.ts';

// As in tokens.css, for an institution that chose none.
const ACCENT = '#8c1d2c';

/** The color of the institution on pictures, which are light. */
export function pictureAccent({ accent }: Institution): string {
  return accent ? accentTones(accent).onLight : ACCENT;
}
