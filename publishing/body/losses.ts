/** Something of the source that the document can't hold: the element (or attribute) as written, why, and where it was. */
export type Loss = {
  /** As in "iframe" or "p[lang]". */
  element: string;
  reason: string;
  /** What the element said or pointed to, at most 80 characters. */
  excerpt: string;
};

const LONGEST_EXCERPT = 80;

export function loss(element: string, reason: string, about: string): Loss {
  const line = about.replace(/\s+/g, ' ').trim().toWellFormed();
  return {
    element,
    reason,
    excerpt: line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT - 1).toWellFormed()}…` : line,
  };
}
