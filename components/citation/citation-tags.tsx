import type { HeadTag } from '../../publishing/citations/head-tags.ts';

/** What indexes and reference managers read in the head of a page, in this order. */
export function CitationTags({ tags }: { tags: HeadTag[] }) {
  return tags.map(({ name, content }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the tags never change places, and names repeat
    return <meta key={index} name={name} content={content} />;
  });
}
