import { createHash } from 'node:crypto';
import { formatPublicDate } from '../dates.ts';
import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { bylineText } from '../publications/byline.ts';
import type { PublicationCard } from '../publications/views.ts';

/** What stands on the picture of a publication that is shared. */
export type CardFacts = {
  kind: string;
  title: string;
  date: string;
  byline: string;
  language: string;
  institution: string;
  accent: string | null;
};

export function cardFacts(publication: PublicationCard & { language: string }, institution: Institution): CardFacts {
  return {
    kind: rulesOf(publication.kind).label,
    title: publication.title,
    date: formatPublicDate(publication.date, institution),
    byline: bylineText(publication.byline),
    language: publication.language,
    institution: institution.name,
    accent: institution.accent,
  };
}

/** Changes when the picture would show something else, so that nobody who keeps pictures shows an old one. */
export function cardVersion(facts: CardFacts): string {
  return hashed(facts);
}

export function signVersion({ name, tagline, accent }: Institution): string {
  return hashed({ name, tagline, accent });
}

/** Raised when the drawing itself changes. */
const DRAWING = 1;

function hashed(facts: object): string {
  return createHash('sha256')
    .update(JSON.stringify([DRAWING, facts]))
    .digest('hex')
    .slice(0, 12);
}
