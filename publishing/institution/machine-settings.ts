/** What the institution lets machines have: crawlers, feed readers, the engines that are told of changes. */
export type MachineSettings = {
  /** May the crawlers of artificial intelligence learn from texts, find them for answers, read one when a person asks? */
  aiTraining: boolean;
  aiSearch: boolean;
  aiReading: boolean;
  /** Feeds carry whole texts, not only summaries. */
  wholeFeeds: boolean;
  /** 8 to 128 letters, digits and hyphens, published at /KEY.txt; null while search engines are told nothing. */
  indexNowKey: string | null;
};

export const INDEX_NOW_KEY = /^[A-Za-z0-9-]{8,128}$/;
