import { citedDate } from '../citations/cited-date.ts';
import { familyWithParticle } from '../citations/name-forms.ts';
import { citedName } from '../citations/names.ts';
import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { placeOf } from '../publications/byline.ts';
import type { BylineEntry, PublishedPublication } from '../publications/views.ts';
import { absolute, routes } from '../routes.ts';

/** A publication as Crossref is told of it: a report with a DOI, in the deposit schema 5.3.1, whose elements have one order. */

export type Depositor = { name: string; email: string };

export type DepositFacts = {
  publication: PublishedPublication & { doi: string };
  institution: Institution;
  /** The site's origin. */
  site: string;
  depositor: Depositor;
  /** Unique among all deposits. */
  batchId: string;
  /** When the deposit is made; a later one of the same DOI counts only if its time is later. */
  at: Date;
  /** ORCID iDs by slug of the person. */
  orcids: ReadonlyMap<string, string>;
  /** The DOI of the work that this one translates. */
  translates: string | null;
};

export function depositXml(facts: DepositFacts): string {
  const { publication, institution, depositor, batchId, at } = facts;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('doi_batch', NAMESPACES, [
    element('head', {}, [
      text('doi_batch_id', batchId),
      text('timestamp', at.toISOString().replace(/\D/g, '')),
      element('depositor', {}, [text('depositor_name', depositor.name), text('email_address', depositor.email)]),
      text('registrant', cut(institution.name, 511)),
    ]),
    element('body', {}, [
      element('report-paper', {}, [
        element('report-paper_metadata', { language: languageOf(publication.language) }, reportOf(facts)),
      ]),
    ]),
  ])}\n`;
}

/** Why nothing can be deposited, as a sentence; null when it can. */
export function depositObstacle(
  { kind, doi, withdrawal, date }: PublishedPublication,
  { timeZone }: Pick<Institution, 'timeZone'>,
): string | null {
  if (!rulesOf(kind).scholarly)
    return `Crossref registers reports, working papers and policy briefs from here; this is of the kind “${rulesOf(kind).label}”.`;
  if (doi === null) return 'It has no DOI. Write one into its details and release that.';
  if (withdrawal && withdrawal.outcome === 'gone')
    return 'Nothing of it is left at its address, so there is nothing to register.';
  const { year } = citedDate(date, timeZone);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return `Crossref takes years from ${FIRST_YEAR} to ${LAST_YEAR}; this is dated ${year}. Correct its date of release.`;
  return null;
}

// As its schema has them.
const [FIRST_YEAR, LAST_YEAR] = [1400, 2200];

const SCHEMA = 'http://www.crossref.org/schema/5.3.1';
const NAMESPACES = {
  version: '5.3.1',
  xmlns: SCHEMA,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:jats': 'http://www.ncbi.nlm.nih.gov/JATS1',
  'xmlns:rel': 'http://www.crossref.org/relations.xsd',
  'xsi:schemaLocation': `${SCHEMA} https://www.crossref.org/schemas/crossref5.3.1.xsd`,
};

function reportOf({ publication, institution, site, orcids, translates }: DepositFacts): string[] {
  const { title, subtitle, summary, reportNumber, doi, kind, slug, date } = publication;
  const issued = citedDate(date, institution.timeZone);
  const two = (part: number | null | undefined) => (part ? [String(part).padStart(2, '0')] : []);
  return [
    element('contributors', {}, contributorsOf(publication.byline, institution, orcids)),
    element('titles', {}, [text('title', title), ...(subtitle ? [text('subtitle', subtitle)] : [])]),
    ...(summary ? [element('jats:abstract', {}, paragraphs(summary))] : []),
    ...(issued
      ? [
          element('publication_date', { media_type: 'online' }, [
            ...two(issued.month).map((month) => text('month', month)),
            ...two(issued.day).map((day) => text('day', day)),
            text('year', String(issued.year)),
          ]),
        ]
      : []),
    element('publisher', {}, [text('publisher_name', cut(institution.name, 1024))]),
    element('institution', {}, [text('institution_name', cut(institution.name, 1024))]),
    ...(reportNumber
      ? [element('publisher_item', {}, [text('identifier', reportNumber, { id_type: 'report-number' })])]
      : []),
    ...(translates
      ? [
          element('rel:program', { name: 'relations' }, [
            element('rel:related_item', {}, [
              text('rel:intra_work_relation', translates, {
                'relationship-type': 'isTranslationOf',
                'identifier-type': 'doi',
              }),
            ]),
          ]),
        ]
      : []),
    element('doi_data', {}, [text('doi', doi), text('resource', absolute(site, routes.publication(kind, slug)))]),
  ];
}

const ROLES: Partial<Record<BylineEntry['role'], string>> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
};

function contributorsOf(
  byline: BylineEntry[],
  institution: Institution,
  orcids: ReadonlyMap<string, string>,
): string[] {
  const named = byline.flatMap((entry) => {
    const role = ROLES[entry.role];
    return role ? [{ entry, role }] : [];
  });
  if (!named.some(({ role }) => role !== 'translator')) {
    return [text('organization', cut(institution.name, 511), { sequence: 'first', contributor_role: 'author' })];
  }
  return named.map(({ entry, role }, index) =>
    contributor(
      entry,
      { sequence: index === 0 ? 'first' : 'additional', contributor_role: role },
      orcids.get(entry.slug),
      placeOf(entry, institution.name).institution,
    ),
  );
}

function contributor(
  entry: BylineEntry,
  place: Record<string, string>,
  orcid: string | undefined,
  institution: string | null,
): string {
  const name = citedName(entry);
  // Crossref takes no digits and no question marks in a person's name; such a name is an organization's to it.
  if (name.type === 'organization' || /[\d?]/.test(name.full)) return text('organization', cut(name.full, 511), place);
  const style = name.familyFirst ? 'eastern' : name.given === null ? 'given-only' : null;
  const surname = familyWithParticle(name);
  return element('person_name', { ...place, ...(style ? { 'name-style': style } : {}) }, [
    ...(name.given ? [text('given_name', cut(name.given, 60))] : []),
    text('surname', cut(surname, 60)),
    ...(name.suffix ? [text('suffix', cut(name.suffix, 10))] : []),
    ...(institution
      ? [element('affiliations', {}, [element('institution', {}, [text('institution_name', cut(institution, 1024))])])]
      : []),
    ...(orcid ? [text('ORCID', `https://orcid.org/${orcid.replace(/^https?:\/\/orcid\.org\//, '')}`)] : []),
  ]);
}

function paragraphs(summary: string): string[] {
  return summary
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => text('jats:p', line));
}

/** Crossref names languages by two letters. */
function languageOf(tag: string): string | undefined {
  const [code = ''] = tag.split('-');
  return /^[a-z]{2}$/.test(code) && LANGUAGES.of(code) !== undefined ? code : undefined;
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function cut(value: string, most: number): string {
  return [...value].slice(0, most).join('');
}

function element(name: string, attributes: Record<string, string | undefined>, children: string[]): string {
  return `<${name}${attributesOf(attributes)}>${children.join('')}</${name}>`;
}

function text(name: string, value: string, attributes: Record<string, string> = {}): string {
  return `<${name}${attributesOf(attributes)}>${escaped(value)}</${name}>`;
}

function attributesOf(attributes: Record<string, string | undefined>): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(value)}"`]))
    .join('');
}

/** Without the characters that no XML may hold. */
function escaped(value: string): string {
  return (
    value
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}
