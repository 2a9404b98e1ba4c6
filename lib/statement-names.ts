/** Times a statement is asked before it gets a name: what is asked once, with as many values as a list happens to have, gets none. */
const OFTEN = 3;
/** Names that are given: the database keeps each statement for every connection. */
const MOST_NAMES = 200;
/** Statements whose askings are counted. */
const MOST_COUNTED = 2_000;
/** As PostgreSQL's protocol calls a statement that is kept until the next one only. */
const NAMELESS = '';

/**
 * Names under which the database keeps statements that are asked often, so that it reads and plans them once for each connection
 * instead of each time. The others have no name.
 */
export function statementNames(): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined || names.size >= MOST_NAMES) return name ?? NAMELESS;
    const times = (asked.get(sql) ?? 0) + 1;
    asked.delete(sql);
    if (times < OFTEN) {
      asked.set(sql, times);
      for (const longestAgo of asked.keys()) {
        if (asked.size <= MOST_COUNTED) break;
        asked.delete(longestAgo);
      }
      return NAMELESS;
    }
    const given = `masthead_${names.size}`;
    names.set(sql, given);
    return given;
  };
}
