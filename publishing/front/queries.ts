import type { DbOrTx } from '../../lib/transaction.ts';
import { listHubs } from '../hubs/queries.ts';
import { scopes } from '../listings/listing.ts';
import { listSlice } from '../listings/queries.ts';
import { PERSON_COLUMNS, type PersonRow, toPersonCard } from '../people/queries.ts';
import type { FrontPage } from './front.ts';
import { composeFront } from './front.ts';

const CANDIDATES = 12;
const PEOPLE_SHOWN = 8;
const TOPICS_SHOWN = 12;

export async function findFrontPage(db: DbOrTx): Promise<FrontPage> {
  const [reports, articles, people, topics] = await Promise.all([
    listSlice(db, scopes.group('reports'), 0, CANDIDATES),
    listSlice(db, scopes.group('articles'), 0, CANDIDATES),
    db.$queryRaw<PersonRow[]>`
      SELECT ${PERSON_COLUMNS} FROM "Person" pe
      WHERE pe."retiredAt" IS NULL AND pe.standing IN ('leadership', 'expert', 'fellow')
      ORDER BY pe."portraitId" IS NULL, pe.standing, pe.position, pe."familyName" LIMIT ${PEOPLE_SHOWN}`,
    listHubs(db, 'topic'),
  ]);
  const busiest = [...topics].filter((topic) => topic.total > 0).sort((a, b) => b.total - a.total);
  return {
    ...composeFront(reports, articles),
    people: people.map(toPersonCard),
    topics: busiest.slice(0, TOPICS_SHOWN),
  };
}
