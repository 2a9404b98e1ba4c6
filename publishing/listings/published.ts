import { db } from '../../lib/db.ts';
import { anyList, tags } from '../cache-tags.ts';
import type { PublicationCard } from '../publications/views.ts';
import { tagged } from '../tagged.ts';
import { type KindTotal, type ListPage, PAGE_SIZE, type Scope } from './listing.ts';
import { countKinds, listPage, listSlice } from './queries.ts';

export async function getListPage(scope: Scope, page: number): Promise<ListPage | null> {
  'use cache';
  tagged(tags.list(scope));
  const found = await listPage(db(), scope, page);
  if (found) tagged(...found.items.map((card) => tags.item(card.id)));
  return found;
}

/** The items of several pages in a row, `from` and `to` included. */
export async function getListPages(scope: Scope, from: number, to: number): Promise<PublicationCard[]> {
  'use cache';
  tagged(tags.list(scope));
  const cards = await listSlice(db(), scope, (from - 1) * PAGE_SIZE, (to - from + 1) * PAGE_SIZE);
  tagged(...cards.map((card) => tags.item(card.id)));
  return cards;
}

export async function getKindTotals(): Promise<KindTotal[]> {
  'use cache';
  tagged(...anyList);
  return countKinds(db());
}
