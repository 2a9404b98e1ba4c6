import { element, textElement, type Xml, xmlDocument } from '../../lib/xml.ts';
import { type Feed, type FeedItem, podcastFeed, type Recording } from './feed.ts';

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};
const PODCAST_NAMESPACES = {
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
};

/** The feed as RSS 2.0; one with recordings also says what podcast directories ask for. */
export function rssFeed(feed: Feed): string {
  const podcast = podcastFeed(feed);
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.page),
    element('description', {}, feed.description || feed.title),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, feed.updated.toUTCString()),
    element('generator', {}, 'Masthead'),
    element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self.rss }),
    podcast ? podcastChannel(feed) : null,
    feed.items.map((item) => rssItem(item, podcast)),
  );
  return xmlDocument(
    element('rss', { version: '2.0', ...NAMESPACES, ...(podcast ? PODCAST_NAMESPACES : {}) }, channel),
  );
}

function podcastChannel(feed: Feed): (Xml | null)[] {
  return [
    element('itunes:author', {}, feed.publisher),
    element('itunes:summary', {}, feed.description || feed.title),
    element('itunes:image', { href: feed.artwork }),
    element('itunes:type', {}, 'episodic'),
    element('itunes:explicit', {}, 'false'),
    element('itunes:category', { text: feed.podcastCategory }),
  ];
}

function rssItem(item: FeedItem, podcast: boolean): Xml {
  const { recording } = item;
  return element(
    'item',
    {},
    element('title', {}, item.title),
    element('link', {}, item.url),
    element('guid', { isPermaLink: 'false' }, item.id),
    element('pubDate', {}, item.published.toUTCString()),
    item.updated > item.published ? element('atom:updated', {}, item.updated.toISOString()) : null,
    item.authors.map(({ name }) => element('dc:creator', {}, name)),
    element('dc:language', {}, item.language),
    item.categories.map((category) => element('category', {}, category)),
    textElement('description', item.summary),
    textElement('content:encoded', item.html),
    recording && element('enclosure', { url: recording.url, length: recording.bytes, type: recording.contentType }),
    podcast && recording ? episode(item, recording) : null,
  );
}

function episode(item: FeedItem, recording: Recording): (Xml | null)[] {
  return [
    element('itunes:title', {}, item.title),
    element('itunes:author', {}, item.authors.map(({ name }) => name).join(', ')),
    element('itunes:explicit', {}, 'false'),
    element('itunes:episodeType', {}, 'full'),
    element('itunes:image', { href: recording.artwork }),
    recording.seconds === null ? null : element('itunes:duration', {}, String(Math.round(recording.seconds))),
    recording.transcript ? element('podcast:transcript', { url: recording.transcript, type: 'text/html' }) : null,
    recording.chapters
      ? element('podcast:chapters', { url: recording.chapters, type: 'application/json+chapters' })
      : null,
  ];
}
