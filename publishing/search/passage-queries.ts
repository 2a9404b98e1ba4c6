import { Prisma } from '../../generated/prisma/client.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { HIT, HIT_END, PASSAGE_END } from './passages.ts';
import { PUBLIC_DOCUMENT } from './queries.ts';

/** Characters of a text in which passages are looked for; counting them takes as long as looking, so shorter texts are taken whole. */
const LOOKED_AT = 60_000;
const MARKED = `StartSel="${HIT}", StopSel="${HIT_END}"`;
/** A passage is cut from so many characters around the first place of a word; marking them takes longer than finding them. */
const WORDS = {
  before: 80,
  whole: 260,
  between: '\n',
  /** What is left of the word in which a passage begins. */
  cutOff: '^\\S*\\s',
  options: `MaxFragments=2, MaxWords=28, MinWords=14, FragmentDelimiter="${PASSAGE_END}", ${MARKED}`,
};
/** The same around literal words, which the database can't mark: the cut itself is the passage. Such letters say more in less. */
const LETTERS = {
  before: 40,
  whole: 150,
  between: `\n${PASSAGE_END}\n`,
  cutOff: '^[!-~]*\\s',
  options: `HighlightAll=true, ${MARKED}`,
};

/** What is marked: a compiled query, and the words that only their letters tell. */
export type Sought = { query: string; literals: string[] };

/** Titles and passages with the matches between U+E000 and U+E001, passages parted by U+E002. */
export async function findPassages(
  db: DbOrTx,
  { query, literals }: Sought,
  ids: string[],
): Promise<Map<string, { title: string; passages: string }>> {
  if (ids.length === 0 || query === '') return new Map();
  const { before, whole, between, cutOff, options } = literals.length > 0 ? LETTERS : WORDS;
  const rows = await db.$queryRaw<{ id: string; title: string; passages: string }[]>(Prisma.sql`
    SELECT p.id, ts_headline(d.config::regconfig, translate(p.title, ${MARKS}, ''), ${query}::tsquery,
        ${`HighlightAll=true, ${MARKED}`}) AS title,
      ts_headline(d.config::regconfig, concat_ws(${between}, translate(p.summary, ${MARKS}, ''), around.text), ${query}::tsquery,
        ${options}) AS passages
    FROM "SearchDocument" d JOIN "Publication" p ON p.id = d."publicationId"
    CROSS JOIN LATERAL (SELECT CASE WHEN octet_length(d.text) <= ${LOOKED_AT} THEN d.text ELSE left(d.text, ${LOOKED_AT}) END AS text OFFSET 0) start_of
    CROSS JOIN LATERAL (SELECT start_of.text, lower(start_of.text COLLATE "C") AS small OFFSET 0) look
    CROSS JOIN LATERAL (SELECT string_agg(translate(CASE WHEN place = 1 THEN left(look.text, ${whole})
        ELSE '… ' || regexp_replace(substr(look.text, place, ${whole}), ${cutOff}, '') END, ${MARKS}, ''), ${between} ORDER BY place) AS text FROM (
      SELECT DISTINCT ON (place / ${whole}) place FROM (
        SELECT greatest(1, coalesce(nullif(strpos(look.small, ' ' || start), 0), strpos(look.small, start)) - ${before}) AS place
        FROM unnest(${beginnings(query, literals)}::text[]) start) places) apart) around
    WHERE d."publicationId" = ANY (${ids}::uuid[]) AND ${PUBLIC_DOCUMENT}`);
  return new Map(rows.map(({ id, title, passages }) => [id, { title, passages }]));
}

/**
 * How the wanted words of a compiled query begin, whatever their endings. The database makes only A to Z small, which takes it a
 * tenth of the time; what begins with another letter is looked for with a small and with a capital one.
 */
function beginnings(query: string, literals: string[]): string[] {
  if (literals.length > 0) return literals.map((literal) => literal.toLowerCase()).slice(0, MOST_BEGINNINGS);
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
