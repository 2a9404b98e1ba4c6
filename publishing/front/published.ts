import { db } from '../../lib/db.ts';
import { anyList, tags } from '../cache-tags.ts';
import { tagged } from '../tagged.ts';
import type { FrontPage } from './front.ts';
import { findFrontPage } from './queries.ts';

export async function getFrontPage(): Promise<FrontPage> {
  'use cache';
  tagged(tags.people, tags.hubs('topic'), ...anyList);
  const front = await findFrontPage(db());
  const cards = [front.lead, ...front.reports, ...front.commentary].filter((card) => card !== null);
  tagged(...cards.map((card) => tags.item(card.id)));
  return front;
}
