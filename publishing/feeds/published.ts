import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { tags } from '../cache-tags.ts';
import { findInstitution, findMachineSettings } from '../institution/queries.ts';
import { listNewestWhole } from '../publications/queries.ts';
import type { Lookup } from '../publications/views.ts';
import { findRedirect } from '../redirects/queries.ts';
import { absolute, routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { atomFeed } from './atom.ts';
import { FEED_LENGTH, type Feed, type FeedFormat } from './feed.ts';
import { feedItem } from './feed-item.ts';
import { feedSource } from './feed-source.ts';
import { jsonFeed } from './json-feed.ts';
import { type FollowedList, findFollowed } from './queries.ts';
import { rssFeed } from './rss.ts';

/** The text of the feed of the list at these decoded segments. What moved is where the page of the list is now. */
export async function getFeed(segments: string[], format: FeedFormat): Promise<Lookup<string>> {
  'use cache';
  const path = `/${segments.map(encodeURIComponent).join('/')}`;
  tagged(tags.address(path));
  const source = feedSource(segments);
  const followed = source && (await findFollowed(db(), source));
  if (followed) {
    tagged(...followed.scopes.map(tags.list));
    return { found: 'here', value: WRITERS[format](await feedOf(followed)) };
  }
  const to = await findRedirect(db(), path);
  return to ? { found: 'moved', to } : { found: 'nothing' };
}

const WRITERS = { rss: rssFeed, atom: atomFeed, json: jsonFeed };

async function feedOf({ scopes, name, description, page }: FollowedList): Promise<Feed> {
  const [institution, { wholeFeeds, podcastCategory }, publications] = await Promise.all([
    findInstitution(db()),
    findMachineSettings(db()),
    listNewestWhole(db(), scopes, FEED_LENGTH),
  ]);
  tagged(...publications.map(({ id }) => tags.item(id)));
  const origin = env().SITE_URL;
  const items = publications.map((publication) => feedItem(publication, wholeFeeds, origin));
  const self = (format: FeedFormat) => absolute(origin, routes.feed(page, format));
  return {
    title: name ? `${name} | ${institution.name}` : institution.name,
    description: description || institution.description,
    language: institution.language,
    page: absolute(origin, page),
    self: { rss: self('rss'), atom: self('atom'), json: self('json') },
    publisher: institution.name,
    podcastCategory,
    updated: new Date(Math.max(0, ...items.map(({ updated }) => updated.getTime()))),
    items,
  };
}
