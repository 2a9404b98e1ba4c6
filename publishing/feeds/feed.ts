import type { PodcastCategory } from '../institution/machine-settings.ts';

/** A feed is a public list as other programs follow it: its newest publications, whole or in summary. */

/** The formats, by the last part of a feed's address. */
export const FEED_FORMATS = {
  rss: { file: 'feed.xml', contentType: 'application/rss+xml', name: 'RSS' },
  atom: { file: 'atom.xml', contentType: 'application/atom+xml', name: 'Atom' },
  json: { file: 'feed.json', contentType: 'application/feed+json', name: 'JSON Feed' },
} as const;

export type FeedFormat = keyof typeof FEED_FORMATS;

/** How many publications a feed holds. */
export const FEED_LENGTH = 30;

/** Every address in it is absolute. */
export type Feed = {
  title: string;
  description: string;
  language: string;
  /** The page with the same list. */
  page: string;
  self: Record<FeedFormat, string>;
  publisher: string;
  podcastCategory: PodcastCategory;
  /** A square picture of the list. */
  artwork: string;
  /** The latest change of any item; the beginning of time for none. */
  updated: Date;
  items: FeedItem[];
};

export type FeedItem = {
  /** Stays the same whatever is changed, corrected or moved. */
  id: string;
  url: string;
  /** Where the whole piece is, when it lives elsewhere. */
  originalUrl: string | null;
  title: string;
  summary: string;
  /** The whole text; null where the feed gives only summaries or there is no text. */
  html: string | null;
  published: Date;
  updated: Date;
  authors: { name: string; url: string | null }[];
  categories: string[];
  language: string;
  picture: string | null;
  recording: Recording | null;
};

/** The sound or film of an item. */
export type Recording = {
  url: string;
  contentType: string;
  bytes: number;
  /** How long it plays; null where that can't be read from it. */
  seconds: number | null;
  /** A square picture. */
  artwork: string;
  kind: 'audio' | 'video';
  chapters: string | null;
  transcript: string | null;
};

export function podcastFeed(feed: Feed): boolean {
  return feed.items.some(({ recording }) => recording?.kind === 'audio');
}
