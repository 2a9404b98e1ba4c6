/** What the institution lets machines have: crawlers, feed readers, the engines that are told of changes. */
export type MachineSettings = {
  /** May the crawlers of artificial intelligence learn from texts, find them for answers, read one when a person asks? */
  aiTraining: boolean;
  aiSearch: boolean;
  aiReading: boolean;
  /** Feeds carry whole texts, not only summaries. */
  wholeFeeds: boolean;
  /** Where podcast directories place its podcasts. */
  podcastCategory: PodcastCategory;
  /** 8 to 128 letters, digits and hyphens, published at /KEY.txt; null while search engines are told nothing. */
  indexNowKey: string | null;
};

/** Apple's categories, which other directories read as well. */
export const PODCAST_CATEGORIES = [
  'Arts',
  'Business',
  'Comedy',
  'Education',
  'Fiction',
  'Government',
  'Health & Fitness',
  'History',
  'Kids & Family',
  'Leisure',
  'Music',
  'News',
  'Religion & Spirituality',
  'Science',
  'Society & Culture',
  'Sports',
  'TV & Film',
  'Technology',
  'True Crime',
] as const;

export type PodcastCategory = (typeof PODCAST_CATEGORIES)[number];

export const INDEX_NOW_KEY = /^[A-Za-z0-9-]{8,128}$/;
