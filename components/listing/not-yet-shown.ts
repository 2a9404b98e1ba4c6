/** The entries that are not among those shown: a release between two requests moves a piece to the next page as well. */
export function notYetShown<T extends { id: string }>(entries: T[], shown: { id: string }[]): T[] {
  const ids = new Set(shown.map(({ id }) => id));
  return entries.filter(({ id }) => !ids.has(id));
}
