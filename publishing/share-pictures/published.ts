import { db } from '../../lib/db.ts';
import { tags } from '../cache-tags.ts';
import { feedSource } from '../feeds/feed-source.ts';
import { type FollowedList, findFollowed } from '../feeds/queries.ts';
import { tagged } from '../tagged.ts';

/** What is written on the picture of the list at a path whose segments are encoded; null when there is no list. */
export async function getListNames(
  path: string,
): Promise<Pick<FollowedList, 'name' | 'label' | 'line' | 'page'> | null> {
  'use cache';
  tagged(tags.address(path));
  const source = feedSource(path.split('/').filter(Boolean).map(decodeURIComponent));
  const list = source && (await findFollowed(db(), source));
  return list && { name: list.name, label: list.label, line: list.line, page: list.page };
}
