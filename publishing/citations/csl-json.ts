import { rulesOf } from '../kinds.ts';
import type { CitableWork } from './citable-work.ts';
import { ITEM_TYPES } from './item-types.ts';
import type { CitedName } from './names.ts';
import { remarks } from './remarks.ts';
import { DESCRIPTORS } from './wording.ts';

/** A list of one item as citation processors read it: CSL-JSON, schema `csl-data` 1.0.2. */
export function cslJson(work: CitableWork): string {
  return `${JSON.stringify([cslItem(work)], null, 2)}\n`;
}

type CslName =
  | { literal: string }
  | { family: string; given: string; 'non-dropping-particle'?: string; suffix?: string };

function cslItem(work: CitableWork) {
  const { principal, others, kind, issued, whole, container, publisher, series } = work;
  const contributors = [...(principal ? [principal] : []), ...others];
  const inRole = (...roles: string[]) => {
    const found = contributors.filter(({ role }) => roles.includes(role)).flatMap(({ names }) => names);
    return found.length > 0 ? found.map(cslName) : undefined;
  };
  return {
    id: work.key,
    type: ITEM_TYPES[rulesOf(kind).zoteroType].csl,
    title: work.title,
    author: inRole('author', 'speaker'),
    editor: inRole('editor'),
    translator: inRole('translator'),
    host: inRole('host'),
    guest: inRole('guest'),
    contributor: inRole('with'),
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

function cslName(name: CitedName): CslName {
  if (name.type === 'organization' || name.given === null) return { literal: name.full };
  return {
    family: name.family,
    given: name.given,
    ...(name.particle && { 'non-dropping-particle': name.particle }),
    ...(name.suffix && { suffix: name.suffix }),
  };
}
