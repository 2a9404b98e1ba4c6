import type { Metadata } from 'next';
import { territoryLocale } from '../../../lib/territory-locale.ts';
import { FEED_FORMATS, type FeedFormat } from '../../../publishing/feeds/feed.ts';
import type { Institution } from '../../../publishing/institution/institution.ts';
import type { PictureView } from '../../../publishing/publications/views.ts';
import { routes } from '../../../publishing/routes.ts';

type PageFacts = {
  title: string;
  description: string;
  /** The page's own address; relative to SITE_URL. */
  path: string;
  institution: Institution;
  picture?: SharedPicture | null;
  /** Whether the list at this address has feeds; only its first page names them. */
  feeds?: { path: string; of: string };
  /** The same in other forms, by media type. */
  forms?: Record<string, string>;
};

/** As it is named in a page's head. */
export type SharedPicture = { url: string; alt: string; width?: number; height?: number };

/** What the head of every page says of it: title, description, canonical address, and how it looks when shared. */
export function pageMetadata(facts: PageFacts): Metadata {
  const { title, description, path, institution, picture, forms } = facts;
  return {
    title: title === institution.name ? { absolute: title } : title,
    description,
    alternates: { canonical: path, types: { ...feedLinks(facts), ...forms } },
    twitter: { card: picture ? 'summary_large_image' : 'summary', images: picture ? [picture] : undefined },
    openGraph: {
      title,
      description,
      url: path,
      siteName: institution.name,
      locale: territoryLocale(institution.language),
      type: 'website',
      images: picture ? [picture] : undefined,
    },
  };
}

/** Where programs that follow lists find the feed of this one, and else that of the whole site. */
function feedLinks({ feeds, institution }: PageFacts) {
  const { path, of } = feeds ?? { path: routes.home(), of: '' };
  const called = of ? `${of} | ${institution.name}` : institution.name;
  return Object.fromEntries(
    (Object.keys(FEED_FORMATS) as FeedFormat[]).map((format) => [
      FEED_FORMATS[format].contentType,
      [{ url: routes.feed(path, format), title: `${called} (${FEED_FORMATS[format].name})` }],
    ]),
  );
}

/** A description that tells the pages of a list apart. */
export function onPage(description: string, page: number): string {
  return page === 1 ? description : `${description} Page ${page}.`;
}

/** The head of an address that shows nothing. */
export const NOTHING_HERE: Metadata = { title: 'Nothing is at this address' };

/** The largest copy that is not too large to be fetched by everybody who shows it. */
export function sharedCopy({ src, width, height, alt, renditions }: PictureView): SharedPicture | null {
  const copy = renditions.findLast((one) => one.width <= 1600);
  if (!copy || !width || !height) return src ? { url: src, alt } : null;
  return { url: copy.src, width: copy.width, height: Math.round((height * copy.width) / width), alt };
}
