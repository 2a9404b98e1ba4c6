import { strictlyDecoded } from '../../lib/decoded.ts';
import { ALL_KINDS, type Kind, rulesOf } from '../kinds.ts';

/** The publication that an address names, pasted whole or as a path; null for any other address. */
export function publicationAt(address: string): { kind: Kind; slug: string } | null {
  const path = URL.canParse(address, 'http://site.invalid') ? new URL(address, 'http://site.invalid').pathname : '';
  const [, segment, slug] = /^\/publications\/([^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
  const kind = ALL_KINDS.find((each) => rulesOf(each).segment === segment);
  const meant = slug === undefined ? null : strictlyDecoded(slug);
  return kind && meant ? { kind, slug: meant } : null;
}
