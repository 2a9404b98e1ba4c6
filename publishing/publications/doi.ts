import { decoded } from '../../lib/decoded.ts';

/** A DOI names a work for good, wherever it lies: "10.1234/abc". Capitals don't tell two apart. */

const DOI = /^10\.\d{4,9}\/\S+$/;
/** How people write one down. */
const BEFORE = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i;

/** The DOI in what was typed or pasted, an address of a resolver included; anything else is given back as it is. */
export function bareDoi(text: string): string {
  const trimmed = text.trim();
  const address = BEFORE.test(trimmed) && /^http/i.test(trimmed);
  const bare = trimmed.replace(BEFORE, '');
  return address ? decoded(bare) : bare;
}

export function isDoi(text: string): boolean {
  return DOI.test(text);
}

/** The link by which a DOI is shown, as Crossref asks: whole and with https. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/#/g, '%23').replace(/\?/g, '%3F')}`;
}
