import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { HIT, HIT_END, PASSAGE_END } from './passages.ts';
import { PUBLIC_DOCUMENT } from './queries.ts';

/** Characters of a text in which passages are looked for; counting them takes as long as looking, so shorter texts are taken whole. */
const LOOKED_AT = 60_000;
/** A passage is cut from so many characters around the first place of a word; marking them takes longer than finding them. */
const AROUND = { before: 80, whole: 260 };

/** Titles and passages with the matches between U+E000 and U+E001, passages parted by U+E002. */
export async function findPassages(
  db: DbOrTx,
  query: string,
  ids: string[],
): Promise<Map<string, { title: string; passages: string }>> {
  if (ids.length === 0 || query === '') return new Map();
  const rows = await db.$queryRaw<{ id: string; title: string; passages: string }[]>(Prisma.sql`
    SELECT p.id, ts_headline(d.config::regconfig, translate(p.title, ${MARKS}, ''), ${query}::tsquery,
        ${`HighlightAll=true, StartSel="${HIT}", StopSel="${HIT_END}"`}) AS title,
      ts_headline(d.config::regconfig, translate(concat_ws(E'\n', p.summary, around.text), ${MARKS}, ''), ${query}::tsquery,
        ${`MaxFragments=2, MaxWords=28, MinWords=14, FragmentDelimiter="${PASSAGE_END}", StartSel="${HIT}", StopSel="${HIT_END}"`}) AS passages
    FROM "SearchDocument" d JOIN "Publication" p ON p.id = d."publicationId"
    CROSS JOIN LATERAL (SELECT CASE WHEN octet_length(d.text) <= ${LOOKED_AT} THEN d.text ELSE left(d.text, ${LOOKED_AT}) END AS text OFFSET 0) start_of
    CROSS JOIN LATERAL (SELECT start_of.text, lower(start_of.text COLLATE "C") AS small OFFSET 0) look
    CROSS JOIN LATERAL (SELECT string_agg(CASE WHEN place = 1 THEN left(look.text, ${AROUND.whole})
        ELSE '… ' || regexp_replace(substr(look.text, place, ${AROUND.whole}), '^\\S*\\s', '') END, E'\n' ORDER BY place) AS text FROM (
      SELECT DISTINCT ON (place / ${AROUND.whole}) place FROM (
        SELECT greatest(1, coalesce(nullif(strpos(look.small, ' ' || start), 0), strpos(look.small, start)) - ${AROUND.before}) AS place
        FROM unnest(${beginnings(query)}::text[]) start) places) apart) around
    WHERE d."publicationId" = ANY (${ids}::uuid[]) AND ${PUBLIC_DOCUMENT}`);
  return new Map(rows.map(({ id, title, passages }) => [id, { title, passages }]));
}

/**
 * How the wanted words of a compiled query begin, whatever their endings. The database makes only A to Z small, which takes it a
 * tenth of the time; what begins with another letter is looked for with a small and with a capital one.
 */
function beginnings(query: string): string[] {
  const stems = [...query.matchAll(/(!?)'((?:[^']|'')+)'/g)]
    .filter(([, excluded]) => !excluded)
    .map(([, , stem = '']) => stem.replaceAll("''", "'"));
  const starts = stems.map((stem) => (stem.length > 4 ? stem.slice(0, -1) : stem));
  const asWritten = starts.flatMap((start) => (/^[ -~]/.test(start) ? [start] : [start, capitalized(start)]));
  return [...new Set(asWritten)].slice(0, MOST_BEGINNINGS);
}

function capitalized(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

const MOST_BEGINNINGS = 6;

const MARKS = HIT + HIT_END + PASSAGE_END;
