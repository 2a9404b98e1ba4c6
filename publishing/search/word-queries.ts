import { escapeLike } from '../../lib/escape-like.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { PUBLIC_DOCUMENT } from './queries.ts';

/** What the texts' own words say: which there are, which begin so, which look alike, how often each occurs. */

/** Those of the words that occur in any text. */
export async function knownWords(db: DbOrTx, words: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<
    { word: string }[]
  >`SELECT word FROM "SearchWord" WHERE word = ANY (${words}::text[])`;
  return new Set(rows.map(({ word }) => word));
}

/** Those of the words that some word of the texts begins with, or is. */
export async function knownBeginnings(db: DbOrTx, words: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT start AS word FROM unnest(${words}::text[]) start
    WHERE EXISTS (SELECT FROM "SearchWord" w
      WHERE w.word ~>=~ start AND w.word ~<~ (start || ${LAST_LETTER}::text) AND length(w.word) > 2)`;
  return rows.map(({ word }) => word);
}

const LAST_LETTER = '\u{10FFFF}';

/** Words of the texts that begin so, shortest first. */
export async function wordsBeginning(db: DbOrTx, start: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM "SearchWord" WHERE word LIKE ${`${escapeLike(start)}%`} AND starts_with(word, ${start})
    ORDER BY length(word), word LIMIT ${limit}`;
  return rows.map(({ word }) => word);
}

/** Words of the texts that look alike, likest first. */
export async function wordsAlike(db: DbOrTx, word: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ word: string }[]>`
    SELECT word FROM "SearchWord" WHERE word % ${word} AND word <> ${word}
    ORDER BY similarity(word, ${word}) DESC, word LIMIT ${limit}`;
  return rows.map(({ word: alike }) => alike);
}

/** In how many public documents each word occurs, at most 200; those that no text has are left out. Most frequent first. */
export async function countWord(
  db: DbOrTx,
  words: string[],
  configs: string[],
): Promise<{ word: string; count: number }[]> {
  if (words.length === 0 || configs.length === 0) return [];
  return db.$queryRaw`
    SELECT word, n AS count FROM unnest(${words}::text[]) word
    CROSS JOIN LATERAL (SELECT string_agg(nullif(plainto_tsquery(config::regconfig, word)::text, ''), ' | ')::tsquery AS query
      FROM unnest(${configs}::text[]) config) forms
    CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM (
      SELECT FROM "SearchDocument" d WHERE d.vector @@ forms.query AND ${PUBLIC_DOCUMENT} LIMIT 200) found) counts
    WHERE n > 0 ORDER BY n DESC, word`;
}
