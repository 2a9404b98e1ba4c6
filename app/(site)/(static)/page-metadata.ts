import type { Metadata } from 'next';
import type { Institution } from '../../../publishing/institution/institution.ts';
import type { PictureView } from '../../../publishing/publications/views.ts';

type PageFacts = {
  title: string;
  description: string;
  /** The page's own address; relative to SITE_URL. */
  path: string;
  institution: Institution;
  picture?: PictureView | null;
};

/** What the head of every page says of it: title, description, canonical address, and how it looks when shared. */
export function pageMetadata({ title, description, path, institution, picture }: PageFacts): Metadata {
  return {
    title: title === institution.name ? { absolute: title } : title,
    description,
    alternates: { canonical: path },
    openGraph: {
      title,
      description,
      url: path,
      siteName: institution.name,
      type: 'website',
      images: picture?.src ? [shared(picture)] : undefined,
    },
  };
}

/** A description that tells the pages of a list apart. */
export function onPage(description: string, page: number): string {
  return page === 1 ? description : `${description} Page ${page}.`;
}

/** The head of an address that shows nothing. */
export const NOTHING_HERE: Metadata = { title: 'Nothing is at this address' };

function shared({ src, width, height, alt, renditions }: PictureView) {
  const copy = renditions.findLast((one) => one.width <= 1600);
  if (!copy || !width || !height) return { url: src ?? '', alt };
  return { url: copy.src, width: copy.width, height: Math.round((height * copy.width) / width), alt };
}
