import { createHash } from 'node:crypto';
import { formatPublicDate } from '../dates.ts';
import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { creditsOf, separatorBefore } from '../publications/byline.ts';
import type { PublishedPublication } from '../publications/views.ts';

/** The picture that stands for a publication or a list where it is shared: what is written on it, and in which color. */
export type SharePicture = {
  kind: string;
  date: string;
  title: string;
  /** The title's, as a tag: Chinese and Japanese draw the same letters differently. */
  language: string;
  /** "Anna Weber, Ken Ito & Lea Roth", or how many more there are; empty without a byline. */
  byline: string;
  institution: string;
  /** #rrggbb, legible on the site's light paper. */
  accent: string;
};

export const SHARE_PICTURE_SIZE = { width: 1200, height: 630 };
/** Of the square one: Apple takes covers of podcasts from 1400 to 3000 pixels. */
export const ARTWORK_SIZE = { width: 1500, height: 1500 };

/** `wide`: beside a link. `square`: in a podcast player, or as a sign. */
export type Shape = 'wide' | 'square';

/** Of a list: its name, what sort it is and what more is to be said in a line. An empty name is the whole site's. */
export function listPictureOf(
  { name, label, line }: { name: string; label: string; line: string },
  institution: Institution,
  accent: string,
): SharePicture {
  return {
    kind: label,
    date: '',
    title: name || institution.name,
    language: institution.language,
    byline: name ? line : institution.tagline,
    institution: name ? institution.name : '',
    accent,
  };
}

/** Null for what only a notice is left of. */
export function sharePictureOf(
  { kind, date, title, language, byline, withdrawal }: PublishedPublication,
  institution: Institution,
  accent: string,
): SharePicture | null {
  if (withdrawal && withdrawal.outcome !== 'text_kept') return null;
  return {
    kind: rulesOf(kind).label,
    date: formatPublicDate(date, institution),
    title,
    language,
    byline: names(creditsOf(byline)[0]?.entries.map(({ name }) => name) ?? []),
    institution: institution.name,
    accent,
  };
}

/** Changes with anything that is seen, so that a picture that was fetched under its name is never an old one. */
export function versionOf(picture: SharePicture): string {
  return createHash('sha256')
    .update(JSON.stringify([DESIGN, picture]))
    .digest('hex')
    .slice(0, 12);
}

/** To be raised with every change of how pictures are drawn. */
const DESIGN = 2;

/** How many names are written out. */
const MOST_NAMES = 4;

function names(all: string[]): string {
  if (all.length > MOST_NAMES)
    return `${all.slice(0, MOST_NAMES - 1).join(', ')} and ${all.length - MOST_NAMES + 1} others`;
  return all.map((name, index) => separatorBefore(index, all.length) + name).join('');
}
