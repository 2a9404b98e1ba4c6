import { excerpt } from '../body/text.ts';

type Facts = {
  title: string;
  subtitle: string | null;
  summary: string;
  /** "By A & B"; empty for a piece without a byline. */
  byline: string;
  headTitle: string | null;
  headDescription: string | null;
};

/** How long a description is in a page's head; search engines cut it again as they please. */
const MOST_CHARACTERS = 200;

/** What search results and share cards say of a publication: the texts written for them, or title and summary. */
export function headTextsOf(facts: Facts): { title: string; description: string } {
  const { title, subtitle, summary, byline, headTitle, headDescription } = facts;
  const described = summary.trim() ? excerpt(summary, MOST_CHARACTERS) : null;
  return {
    title: headTitle ?? title,
    description: headDescription ?? described ?? subtitle ?? [title, byline].filter(Boolean).join('. '),
  };
}
