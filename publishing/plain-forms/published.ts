import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { anyList, tags } from '../cache-tags.ts';
import { listHubs } from '../hubs/queries.ts';
import { findInstitution } from '../institution/queries.ts';
import { scopes } from '../listings/listing.ts';
import { listSlice } from '../listings/queries.ts';
import { tagged } from '../tagged.ts';
import { llmsText } from './llms-text.ts';

const NEWEST = 30;

export async function getLlmsText(): Promise<string> {
  'use cache';
  tagged(tags.hubs('topic'), ...anyList);
  const [institution, reports, articles, topics] = await Promise.all([
    findInstitution(db()),
    listSlice(db(), scopes.group('reports'), 0, NEWEST),
    listSlice(db(), scopes.group('articles'), 0, NEWEST),
    listHubs(db(), 'topic'),
  ]);
  tagged(...[...reports, ...articles].map(({ id }) => tags.item(id)));
  return llmsText(institution, { reports, articles }, topics, env().SITE_URL);
}
