import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { placeOf } from '../publications/byline.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { type CitableWork, principalEntries } from './citable-work.ts';
import { type CitedDate, isoDate } from './cited-date.ts';
import { partsWithCommas } from './name-forms.ts';
import type { CitedName } from './names.ts';

/** One `<meta name content>` of a page's head. Their order counts: authors stand in the order of the byline. */
export type HeadTag = { name: string; content: string };

/**
 * What Google Scholar and reference managers read of a publication: the Highwire Press tags (`citation_*`) of Scholar's inclusion
 * guidelines for scholarly kinds (`pdf`: there is one beside the page), Dublin Core and PRISM for all others. Nothing for what is left of a withdrawn text.
 */
export function headTags(
  publication: PublishedPublication,
  work: CitableWork,
  institution: Institution,
  pdf: boolean,
): HeadTag[] {
  if (publication.withdrawal && publication.withdrawal.outcome !== 'text_kept') return [];
  const tags = rulesOf(publication.kind).scholarly ? scholarly(work, publication, institution, pdf) : general(work);
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

type Tag = [name: string, content: string | null];

function scholarly(work: CitableWork, { byline }: PublishedPublication, institution: Institution, pdf: boolean): Tag[] {
  const names = work.principal?.names ?? [];
  const places = principalEntries(byline).map((entry) => placeOf(entry, institution.name));
  return [
    ['citation_title', work.title],
    ...names.flatMap((name, index): Tag[] => [
      ['citation_author', names.length === 1 ? authorAlone(name) : nameForTags(name)],
      ['citation_author_institution', places[index]?.institution ?? null],
    ]),
    ['citation_publication_date', work.issued && scholarDate(work.issued)],
    ['citation_technical_report_institution', work.publisher],
    ['citation_technical_report_number', work.number],
    ['citation_doi', work.doi],
    ['citation_series_title', work.series],
    ['citation_language', work.language],
    ['citation_abstract', work.summary],
    ...work.topics.map((topic): Tag => ['citation_keywords', topic]),
    ['citation_fulltext_html_url', work.page],
    ['citation_pdf_url', pdf ? `${work.page}.pdf` : null],
  ];
}

/** Zotero takes the only author for two people where words stand on both sides of the comma. */
function authorAlone(name: CitedName): string {
  const written = nameForTags(name);
  const [before = '', after = ''] = written.split(/\s*,\s*/);
  return name.type === 'person' && before.includes(' ') && after.includes(' ') ? name.full : written;
}

/**
 * "Weitz, Richard", "World Bank,": both readers turn a name of several words around that has no comma ("Bank, World"). What stands
 * before one is the family name, and here that is all.
 */
function nameForTags(name: CitedName): string {
  const written = partsWithCommas(name);
  return name.type === 'organization' && written.includes(' ') ? `${written},` : written;
}

/** "2014/8/15", or the year alone when the day is not known. */
function scholarDate({ year, month, day }: CitedDate): string {
  return month && day ? `${year}/${month}/${day}` : String(year);
}

function general(work: CitableWork): Tag[] {
  const issued = work.issued && isoDate(work.issued);
  const source = work.container ?? work.publisher;
  return [
    ['DC.type', rulesOf(work.kind).zoteroType],
    ['DC.title', work.title],
    ...(work.principal?.names ?? []).map((name): Tag => ['DC.creator', nameForTags(name)]),
    ['DC.date', issued],
    ['DC.publisher', work.publisher],
    ['DC.source', source],
    ['DC.language', work.language],
    ['DC.description', work.summary],
    ...work.topics.map((topic): Tag => ['DC.subject', topic]),
    ['DC.identifier', work.page],
    ['prism.publicationName', source],
    ['prism.publicationDate', issued],
    ['prism.doi', work.doi],
  ];
}
