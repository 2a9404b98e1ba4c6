import { connect } from '../lib/db.ts';
import { corporaDirectory } from '../test/corpora.ts';
import { scoreRelevance } from '../test/relevance/score.ts';
import { atLeast, type Line, shown } from './results.ts';

const LIMIT = 0.85;
const POOR = 0.5;

/** nDCG@10 of the judged searches over the imported articles; the poorest by name. */
export async function relevance(url: string): Promise<Line[]> {
  if (!corporaDirectory()) return [shown('no corpora here: set CORPORA_DIR to measure', '–')];
  const db = connect(url, 4);
  try {
    const { mean, scores } = await scoreRelevance(db);
    const poor = scores.filter(({ ndcg }) => ndcg < POOR);
    return [
      atLeast(`nDCG@10 of ${scores.length} searches`, mean, LIMIT, '', 3),
      ...poor.map(({ q, ndcg }) => shown(q, ndcg.toFixed(2))),
    ];
  } finally {
    await db.$disconnect();
  }
}
