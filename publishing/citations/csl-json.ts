import { rulesOf } from '../kinds.ts';
import type { ContributorRole } from '../publications/views.ts';
import type { CitableWork, Contributors } from './citable-work.ts';
import { ITEM_TYPES } from './item-types.ts';
import type { CitedName } from './names.ts';
import { remarks } from './remarks.ts';
import { DESCRIPTORS } from './wording.ts';

/**
 * A list of one item as citation processors read it: CSL-JSON, schema `csl-data` 1.0.2. Most styles know only `author`, so
 * hosts and guests whose work it is stand there and under their own names.
 */
export function cslJson(work: CitableWork): string {
  return `${JSON.stringify([cslItem(work)], null, 2)}\n`;
}

type CslName =
  | { literal: string }
  | { family: string; given: string; 'non-dropping-particle'?: string; suffix?: string };

function cslItem(work: CitableWork) {
  const { principal, others, kind, issued, whole, container, publisher, series } = work;
  const contributors = [...(principal ? [principal] : []), ...others];
  const inRole = (wanted: ContributorRole) => namesOf(contributors.filter(({ role }) => role === wanted));
  return {
    id: work.key,
    type: ITEM_TYPES[rulesOf(kind).zoteroType].csl,
    title: work.title,
    author: principal && principal.role !== 'editor' ? principal.names.map(cslName) : undefined,
    editor: inRole('editor'),
    translator: inRole('translator'),
    host: inRole('host'),
    guest: inRole('guest'),
    contributor: namesOf(others.filter(({ role }) => role === 'with' || role === 'speaker')),
    issued: issued
      ? { 'date-parts': [[issued.year, issued.month, issued.day].filter((part) => part !== undefined)] }
      : undefined,
    'container-title': whole ? undefined : (container ?? publisher ?? undefined),
    'collection-title': whole ? (series ?? undefined) : undefined,
    publisher: publisher ?? undefined,
    number: work.number ?? undefined,
    genre: DESCRIPTORS[kind] ?? undefined,
    abstract: work.summary || undefined,
    keyword: work.topics.join(', ') || undefined,
    language: work.language,
    DOI: work.doi ?? undefined,
    URL: work.url,
    status: work.withdrawn ? 'Withdrawn' : undefined,
    note: remarks(work).join('. ') || undefined,
  };
}

function namesOf(contributors: Contributors[]): CslName[] | undefined {
  const names = contributors.flatMap((contributor) => contributor.names);
  return names.length > 0 ? names.map(cslName) : undefined;
}

function cslName(name: CitedName): CslName {
  if (name.type === 'organization' || name.given === null) return { literal: name.full };
  return {
    family: name.family,
    given: name.given,
    ...(name.particle && { 'non-dropping-particle': name.particle }),
    ...(name.suffix && { suffix: name.suffix }),
  };
}
