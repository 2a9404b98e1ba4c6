import type { PublishedPublication } from '../publications/views.ts';

/** An address under which somebody without an account may read what is not public yet; ends by itself at its release. */
export type PreviewLink = {
  id: string;
  publicationId: string;
  /** Who it is for; stands across every page they see. */
  label: string;
  createdAt: Date;
  expiresAt: Date;
};

export type LinkStatus = 'open' | 'expired' | 'revoked' | 'released';

export const MOST_DAYS = 90;
export const USUAL_DAYS = 14;

/** Where a preview gets its files: as the page has them, but below another address. */
export function withFilesBelow(publication: PublishedPublication, place: string): PublishedPublication {
  const moved = <T extends string | null>(src: T): T =>
    (src?.startsWith('/files/') ? place + src.slice('/files'.length) : src) as T;
  const file = <F extends { src: string | null; renditions: { src: string; width: number }[] }>(each: F): F => ({
    ...each,
    src: moved(each.src),
    renditions: each.renditions.map((copy) => ({ ...copy, src: moved(copy.src) })),
  });
  return {
    ...publication,
    cover: publication.cover && file(publication.cover),
    files: Object.fromEntries(Object.entries(publication.files).map(([id, each]) => [id, file(each)])),
    downloads: publication.downloads.map((download) => ({ ...download, src: moved(download.src) })),
  };
}
