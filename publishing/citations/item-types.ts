/**
 * What RIS and CSL call the sorts of works, by the name that Zotero has for them (the `zoteroType` of a kind). RIS: the types of
 * the Research Information Systems format. CSL: the types of version 1.0.2 of the specification, appendix III.
 */
export const ITEM_TYPES = {
  report: { ris: 'RPRT', csl: 'report' },
  magazineArticle: { ris: 'MGZN', csl: 'article-magazine' },
  blogPost: { ris: 'BLOG', csl: 'post-weblog' },
  hearing: { ris: 'HEAR', csl: 'hearing' },
  presentation: { ris: 'SLIDE', csl: 'speech' },
  podcast: { ris: 'SOUND', csl: 'broadcast' },
  videoRecording: { ris: 'VIDEO', csl: 'motion_picture' },
} satisfies Record<string, { ris: string; csl: string }>;

export type ItemType = keyof typeof ITEM_TYPES;
