import { oneLine } from '../../lib/one-line.ts';
import type { Institution } from '../institution/institution.ts';
import { type Kind, rulesOf } from '../kinds.ts';
import { doiUrl } from '../publications/doi.ts';
import type { BylineEntry, ContributorRole, PublishedPublication } from '../publications/views.ts';
import { citationKey } from './citation-key.ts';
import { type CitedDate, citedDate } from './cited-date.ts';
import { type CitedName, citedName } from './names.ts';

export type Contributors = { role: ContributorRole; names: CitedName[] };

/**
 * A publication as bibliographies know it: who, when, what, where. It is always the current version. What stands under an
 * outlet's name there is cited there.
 */
export type CitableWork = {
  kind: Kind;
  /** Names the work in a BibTeX file. */
  key: string;
  /** In the place of the author; null when a piece elsewhere is unsigned. */
  principal: Contributors | null;
  /** Everybody else, by role. */
  others: Contributors[];
  issued: CitedDate | null;
  title: string;
  language: string;
  /** Stands by itself, as reports do; what doesn't is part of `container` or of the publisher's site. */
  whole: boolean;
  /** The outlet, or the series of an episode. */
  container: string | null;
  publisher: string | null;
  /** The principal is the publisher, which most styles then name only once. */
  ownName: boolean;
  series: string | null;
  number: string | null;
  topics: string[];
  summary: string;
  doi: string | null;
  /** Where the work is: by its DOI, at the outlet, or at its page here. Absolute, like `page`. */
  url: string;
  page: string;
  corrected: CitedDate | null;
  withdrawn: CitedDate | null;
};

/** The work that `publication` is, whose page has the absolute address `address`. */
export function citableWork(publication: PublishedPublication, institution: Institution, address: string): CitableWork {
  const { kind, outlet, originalUrl, reportNumber, language, summary, notes, withdrawal, hubs } = publication;
  const rules = rulesOf(kind);
  const whole = rules.scholarly;
  const series = line(hubs.find(({ type }) => type === 'series')?.name);
  const house = line(institution.name);
  const outletName = line(outlet?.name);
  const publisher = outlet ? (whole ? outletName : null) : house;
  const { principal, others } = contributors(publication.byline, outlet ? null : house);
  const issued = citedDate(dateOf(publication), institution.timeZone);
  const day = (at: Date) => citedDate({ at, precision: 'day' }, institution.timeZone);
  const corrections = notes.filter(({ type }) => type === 'correction').map(({ at }) => at);
  return {
    kind,
    key: citationKey(publication, principal?.names[0] ?? null, issued),
    principal,
    others,
    issued,
    title: rules.longForm ? withSubtitle(publication.title, publication.subtitle) : oneLine(publication.title),
    language,
    whole,
    container: whole ? null : (outletName ?? (rules.zoteroType === 'podcast' ? series : null)),
    publisher,
    ownName: principal?.names.length === 1 && principal.names[0]?.full === publisher,
    series,
    number: line(reportNumber),
    topics: hubs.filter(({ type }) => type === 'topic').map(({ name }) => oneLine(name)),
    summary: oneLine(summary),
    doi: publication.doi,
    url: publication.doi === null ? (originalUrl ?? address) : doiUrl(publication.doi),
    page: address,
    corrected: corrections.length > 0 ? day(new Date(Math.max(...corrections.map(Number)))) : null,
    withdrawn: withdrawal && day(withdrawal.at),
  };
}

/** Those whose work it is, in every style, file and tag: everybody with the first of these roles that anybody has. */
export function principalEntries(byline: BylineEntry[]): BylineEntry[] {
  const chief = PRINCIPAL_ROLES.find((role) => byline.some((entry) => entry.role === role));
  return byline.filter(({ role }) => role === chief);
}

const PRINCIPAL_ROLES: ContributorRole[] = ['author', 'speaker', 'host', 'guest', 'editor'];
const OTHER_ROLES: ContributorRole[] = ['with', 'editor', 'translator', 'speaker', 'host', 'guest'];

function contributors(byline: BylineEntry[], house: string | null): Pick<CitableWork, 'principal' | 'others'> {
  const inRole = (role: ContributorRole) => byline.filter((entry) => entry.role === role).map(citedName);
  const chiefs = principalEntries(byline);
  const chief = chiefs[0]?.role;
  const others = OTHER_ROLES.filter((role) => role !== chief)
    .map((role) => ({ role, names: inRole(role) }))
    .filter(({ names }) => names.length > 0);
  if (chief) return { principal: { role: chief, names: chiefs.map(citedName) }, others };
  return { principal: house ? { role: 'author', names: [{ type: 'organization', full: house }] } : null, others };
}

/** An event is dated when it takes place, everything else when it came out. */
function dateOf({ date, event }: PublishedPublication) {
  return event ? { at: event.startsAt, precision: 'day' as const } : date;
}

function withSubtitle(title: string, subtitle: string | null): string {
  const main = oneLine(title);
  if (!subtitle) return main;
  if (/[?!…:][’”"]*$/.test(main)) return `${main} ${oneLine(subtitle)}`;
  return `${main.replace(/(?<!\.|\p{Lu})\.$/u, '')}: ${oneLine(subtitle)}`;
}

function line(text: string | null | undefined): string | null {
  return text ? oneLine(text) : null;
}
