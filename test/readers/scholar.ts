import { metasOf } from './head.ts';

/** What Google Scholar takes from a page. */
export type ScholarRecord = {
  title: string;
  authors: { family: string; given: string | null }[];
  /** "2014/8/15" or a year. */
  date: string;
  institution: string | null;
  number: string | null;
  keywords: string[];
  pdf: string | null;
};

/**
 * Reads raw HTML by the inclusion guidelines for webmasters of Google Scholar: Highwire Press tags; title, at least one author
 * and the publication date are required, one tag an author, no degrees or affiliations in names; a PDF lies in the directory of
 * the page. Null when the page doesn't say that it is a paper; throws when it says so and breaks a rule.
 */
export function readAsScholar(html: string, address: string): ScholarRecord | null {
  const { head, body } = metasOf(html);
  if (body.some(({ key }) => key.startsWith('citation_'))) throw new Error('There are citation tags in the body.');
  const all = (key: string) => head.filter((meta) => meta.key === key).map(({ content }) => content);
  if (!head.some(({ key }) => key.startsWith('citation_'))) return null;
  const [title, ...titles] = all('citation_title');
  const [date, ...dates] = all('citation_publication_date');
  const authors = all('citation_author');
  if (!title || titles.length > 0) throw new Error('There must be one citation_title.');
  if (!date || dates.length > 0) throw new Error('There must be one citation_publication_date.');
  if (!/^\d{4}(\/\d{1,2}\/\d{1,2})?$/.test(date)) throw new Error(`"${date}" is neither 2010/5/12 nor 2010.`);
  if (authors.length === 0) throw new Error('There must be a citation_author.');
  const [pdf = null] = all('citation_pdf_url');
  if (pdf !== null && !beside(pdf, address)) throw new Error(`${pdf} is not in the directory of ${address}.`);
  return {
    title,
    authors: authors.map(authorOf),
    date,
    institution: all('citation_technical_report_institution')[0] ?? null,
    number: all('citation_technical_report_number')[0] ?? null,
    keywords: all('citation_keywords'),
    pdf,
  };
}

/** "Weitz, Richard" or "Richard Weitz"; before a comma stands the family name, whatever follows it. */
function authorOf(written: string) {
  if (/;|\(|\bet al\b|\b(Ph\.?D|M\.D|Dr|Prof)\b\.?/i.test(written))
    throw new Error(`"${written}" is more than a name.`);
  const [before = '', after] = written.split(/,\s*/);
  if (after !== undefined) return { family: before, given: after || null };
  const [, given = null, family = written] = /^(.*)\s(\S+)$/.exec(written) ?? [];
  return { family, given };
}

function beside(pdf: string, page: string): boolean {
  const directory = (address: string) => new URL('.', address).href;
  return pdf.endsWith('.pdf') && directory(pdf) === directory(page);
}
