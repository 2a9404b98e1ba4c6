import type { Feed, FeedItem } from './feed.ts';

/** The feed as JSON Feed 1.1. */
export function jsonFeed(feed: Feed): string {
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.page,
      feed_url: feed.self.json,
      description: feed.description || undefined,
      language: feed.language,
      authors: [{ name: feed.publisher, url: new URL(feed.page).origin }],
      items: feed.items.map(item),
    },
    null,
    1,
  )}\n`;
}

function item(each: FeedItem) {
  const { recording } = each;
  return {
    id: each.id,
    url: each.url,
    external_url: each.originalUrl ?? undefined,
    title: each.title,
    ...(each.html ? { content_html: each.html } : { content_text: each.summary || each.title }),
    summary: each.summary || undefined,
    image: each.picture ?? undefined,
    date_published: each.published.toISOString(),
    date_modified: each.updated.toISOString(),
    authors: each.authors.map(({ name, url }) => ({ name, url: url ?? undefined })),
    tags: each.categories.length > 0 ? each.categories : undefined,
    language: each.language,
    attachments: recording
      ? [
          {
            url: recording.url,
            mime_type: recording.contentType,
            size_in_bytes: recording.bytes,
            duration_in_seconds: recording.seconds === null ? undefined : Math.round(recording.seconds),
          },
        ]
      : undefined,
  };
}
