import type { Institution } from '../institution/institution.ts';
import type { OrganizationView, PersonView } from '../people/views.ts';
import type { PublicationCard } from '../publications/views.ts';
import { absolute, routes } from '../routes.ts';
import { ARTWORK_SIZE } from '../share-pictures/share-picture.ts';

/*
 * What a page says to machines in schema.org's words: one graph for each page, and nothing in it that the page does not show.
 * `origin` has no slash at its end; every address is absolute.
 */

export type Thing = { [property: string]: unknown };

/** The graph as the text of a script element: no `<` in it, so that nothing can end the element. */
export function graphText(things: Thing[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c');
}

/** Who publishes; on every page under the same id. */
export function organizationThing(institution: Institution, origin: string): Thing {
  const { name, shortName, description, address, contactUrl, profiles } = institution;
  return {
    '@type': 'ResearchOrganization',
    '@id': publisherId(origin),
    name,
    alternateName: shortName === name ? undefined : shortName,
    url: origin,
    logo: { '@type': 'ImageObject', url: absolute(origin, routes.artwork('/')), ...ARTWORK_SIZE },
    sameAs: profiles.length > 0 ? profiles : undefined,
    description: description || undefined,
    address: address ?? undefined,
    contactPoint: contactUrl ? { '@type': 'ContactPoint', url: contactUrl } : undefined,
  };
}

/** The front page: the house, its site, and how to search it. */
export function frontThings(institution: Institution, origin: string): Thing[] {
  return [
    organizationThing(institution, origin),
    {
      '@type': 'WebSite',
      '@id': `${origin}/#site`,
      url: origin,
      name: institution.name,
      description: institution.description || undefined,
      inLanguage: institution.language,
      publisher: { '@id': publisherId(origin) },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
  ];
}

/** A person's page. */
export function personThings(person: PersonView, institution: Institution, origin: string): Thing[] {
  const page = absolute(origin, routes.person(person.slug));
  const same = [person.orcid && `https://orcid.org/${person.orcid}`, person.url].filter(Boolean);
  return [
    {
      '@type': 'ProfilePage',
      url: page,
      mainEntity: withoutEmpty({
        '@type': 'Person',
        '@id': `${page}#person`,
        name: person.name,
        url: page,
        jobTitle: person.role ?? undefined,
        worksFor: worksFor(person, institution, origin),
        image: person.portrait?.src ? absolute(origin, person.portrait.src) : undefined,
        sameAs: same,
      }),
    },
    organizationThing(institution, origin),
    crumbs([
      [institution.name, origin],
      ['People', absolute(origin, routes.people())],
      [person.name, page],
    ]),
  ];
}

/** A page with a list of publications. `above` leads to it from the front page, which is not named. */
export function listThings(
  list: { name: string; path: string; items: PublicationCard[]; above?: Named[]; about?: Thing },
  institution: Institution,
  origin: string,
): Thing[] {
  const entries = list.items.map(({ kind, slug, title }): Named => [title, routes.publication(kind, slug)]);
  return collection({ ...list, entries }, institution, origin);
}

/** A page that leads to other lists, or to people. */
export function indexThings(
  index: { name: string; path: string; entries: Named[] },
  institution: Institution,
  origin: string,
): Thing[] {
  return collection(index, institution, origin);
}

/** Whom a list by an organization is by. */
export function listedOrganization({ name, slug, url, description }: OrganizationView, origin: string): Thing {
  return {
    '@type': 'Organization',
    name,
    url: absolute(origin, routes.organization(slug)),
    sameAs: url ?? undefined,
    description: description || undefined,
  };
}

type Named = [name: string, path: string];

function collection(
  {
    name,
    path,
    entries,
    above = [],
    about,
  }: { name: string; path: string; entries: Named[]; above?: Named[]; about?: Thing },
  institution: Institution,
  origin: string,
): Thing[] {
  const page = absolute(origin, path);
  return [
    {
      '@type': 'CollectionPage',
      '@id': `${page}#page`,
      url: page,
      name,
      about,
      inLanguage: institution.language,
      publisher: { '@id': publisherId(origin) },
      mainEntity: {
        '@type': 'ItemList',
        itemListElement: entries.map(([entry, at], index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name: entry,
          url: absolute(origin, at),
        })),
      },
    },
    organizationThing(institution, origin),
    crumbs([
      [institution.name, origin],
      ...above.map(([step, at]): Crumb => [step, absolute(origin, at)]),
      [name, page],
    ]),
  ];
}

export type Crumb = [name: string, address: string];

/** The way from the front page to this one. */
export function crumbs(places: Crumb[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: places.map(([name, item], index) => ({ '@type': 'ListItem', position: index + 1, name, item })),
  };
}

/** The id under which every page names who publishes. */
export function publisherId(origin: string): string {
  return `${origin}/#organization`;
}

function worksFor(person: PersonView, institution: Institution, origin: string): Thing | undefined {
  if (person.retired) return undefined;
  if (person.standing !== 'contributor')
    return { '@id': publisherId(origin), '@type': 'Organization', name: institution.name };
  return person.affiliation ? { '@type': 'Organization', name: person.affiliation } : undefined;
}

/** A thing without what there is nothing to say of. */
export function withoutEmpty(thing: Thing): Thing {
  return Object.fromEntries(
    Object.entries(thing).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
