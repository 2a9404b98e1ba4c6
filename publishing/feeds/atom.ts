import { element, textElement, xmlDocument } from '../../lib/xml.ts';
import type { Feed, FeedItem } from './feed.ts';

/** The feed as Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
      element('id', {}, feed.self.atom),
      element('title', {}, feed.title),
      textElement('subtitle', feed.description),
      element('updated', {}, feed.updated.toISOString()),
      element('author', {}, element('name', {}, feed.publisher), element('uri', {}, new URL(feed.page).origin)),
      element('generator', {}, 'Masthead'),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self.atom }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      feed.items.map(entry),
    ),
  );
}

function entry(item: FeedItem) {
  const { recording } = item;
  return element(
    'entry',
    { 'xml:lang': item.language },
    element('id', {}, item.id),
    element('title', {}, item.title),
    element('published', {}, item.published.toISOString()),
    element('updated', {}, item.updated.toISOString()),
    item.authors.map(({ name, url }) => element('author', {}, element('name', {}, name), textElement('uri', url))),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    item.originalUrl ? element('link', { rel: 'related', href: item.originalUrl }) : null,
    recording &&
      element('link', {
        rel: 'enclosure',
        type: recording.contentType,
        length: recording.bytes,
        href: recording.url,
      }),
    item.categories.map((term) => element('category', { term })),
    textElement('summary', item.summary, { type: 'text' }),
    textElement('content', item.html, { type: 'html' }),
  );
}
