import type { ListNames } from '../feeds/list-names.ts';
import { followedAt } from '../feeds/published.ts';

/** What is written on the picture of the list at a path whose segments are encoded; null when there is no list. */
export async function getListNames(path: string): Promise<ListNames | null> {
  'use cache';
  const list = await followedAt(path.split('/').filter(Boolean).map(decodeURIComponent));
  return list && { name: list.name, label: list.label, line: list.line, page: list.page };
}
