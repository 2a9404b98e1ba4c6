import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { tags } from '../cache-tags.ts';
import { findInstitution, findMachineSettings } from '../institution/queries.ts';
import { playingTime } from '../media/playing-time.ts';
import { fileAtAddress } from '../media/published.ts';
import { listNewestWhole } from '../publications/queries.ts';
import { recordingOf } from '../publications/recording.ts';
import type { Lookup, PublishedPublication } from '../publications/views.ts';
import { getRedirect } from '../redirects/published.ts';
import { absolute, routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import { atomFeed } from './atom.ts';
import { FEED_LENGTH, type Feed, type FeedFormat } from './feed.ts';
import { feedItem } from './feed-item.ts';
import { feedSource } from './feed-source.ts';
import { jsonFeed } from './json-feed.ts';
import { type FollowedList, findFollowed, findScopeToCome } from './queries.ts';
import { rssFeed } from './rss.ts';

/** The text of the feed of the list at these decoded segments. What moved is where the page of the list is now. */
export async function getFeed(segments: string[], format: FeedFormat): Promise<Lookup<string>> {
  'use cache';
  const followed = await followedAt(segments);
  if (followed) return { found: 'here', value: WRITERS[format](await feedOf(followed)) };
  const to = await getRedirect(pathOf(segments));
  return to ? { found: 'moved', to } : { found: 'nothing' };
}

/** The list at these decoded segments, for what is kept of it: that is expired when the list changes, gets a page or loses it. */
export async function followedAt(segments: string[]): Promise<FollowedList | null> {
  tagged(tags.address(pathOf(segments)));
  const source = feedSource(segments);
  if (!source) return null;
  const [followed, toCome] = await Promise.all([findFollowed(db(), source), findScopeToCome(db(), source)]);
  tagged(...(followed?.scopes ?? (toCome ? [toCome] : [])).map(tags.list));
  return followed;
}

function pathOf(segments: string[]): string {
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

/** How long its recording plays, in seconds. */
async function lengthOfRecording(publication: PublishedPublication): Promise<number | null> {
  const found = recordingOf(publication);
  const file = found && (await fileAtAddress(found.src));
  return file && playingTime(file);
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
  const items = await Promise.all(
    publications.map(async (publication) =>
      feedItem(publication, { whole: wholeFeeds, origin, seconds: await lengthOfRecording(publication) }),
    ),
  );
  const self = (format: FeedFormat) => absolute(origin, routes.feed(page, format));
  return {
    title: name ? `${name} | ${institution.name}` : institution.name,
    description: description || institution.description,
    language: institution.language,
    page: absolute(origin, page),
    self: { rss: self('rss'), atom: self('atom'), json: self('json') },
    publisher: institution.name,
    podcastCategory,
    artwork: absolute(origin, routes.artwork(page)),
    updated: new Date(Math.max(0, ...items.map(({ updated }) => updated.getTime()))),
    items,
  };
}
