import { excerpt } from '../body/text.ts';
import { principalEntries } from '../citations/citable-work.ts';
import { machineDate } from '../dates.ts';
import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { placeOf } from '../publications/byline.ts';
import { recordingOf } from '../publications/recording.ts';
import type { BylineEntry, Edition, PublishedPublication } from '../publications/views.ts';
import { absolute, routes } from '../routes.ts';
import { type Crumb, crumbs, organizationThing, publisherId, type Thing, withoutEmpty } from './structured-data.ts';

/** An address of this site, and the size of what is there. */
type Picture = { url: string; width?: number; height?: number };

/**
 * A publication by its kind, with the same work in `others`, its other languages; `picture` is shown for it where it is shared.
 * Of what is left after a withdrawal only the notice is told.
 */
export function publicationThings(
  publication: PublishedPublication,
  institution: Institution,
  origin: string,
  others: Edition[] = [],
  picture: Picture | null = null,
): Thing[] {
  const { kind, slug, title, subtitle, summary, byline, hubs, language, cover, withdrawal, notes, event } = publication;
  const rules = rulesOf(kind);
  const page = absolute(origin, routes.publication(kind, slug));
  const contributors = (entries: BylineEntry[]) =>
    entries.map((entry) => contributorThing(entry, institution.name, origin));
  const principal = principalEntries(byline);
  const inRole = (role: BylineEntry['role']) =>
    contributors(byline.filter((entry) => entry.role === role && !principal.includes(entry)));
  const series = hubs.find(({ type }) => type === 'series');
  const subjects = hubs.filter(({ type }) => type === 'topic' || type === 'region');
  const image = cover?.src ? { ...cover, url: cover.src } : picture;
  const work: Thing = {
    '@type': rules.schemaType,
    '@id': `${page}#work`,
    url: page,
    mainEntityOfPage: page,
    name: title,
    headline: title,
    alternativeHeadline: subtitle ?? undefined,
    abstract: summary || undefined,
    description: summary ? excerpt(summary, 300) : undefined,
    inLanguage: language,
    genre: rules.schemaType === 'Article' ? rules.label : undefined,
    datePublished: machineDate(publication.date, institution),
    dateModified: publication.publiclyUpdatedAt?.toISOString(),
    author: principal.length > 0 ? contributors(principal) : { '@id': publisherId(origin) },
    editor: inRole('editor'),
    translator: inRole('translator'),
    publisher: { '@id': publisherId(origin) },
    isPartOf: series && {
      '@type': 'CreativeWorkSeries',
      name: series.name,
      url: absolute(origin, routes.hub('series', series.slug)),
    },
    about: subjects.map((hub) => hubThing(hub, origin)),
    keywords: hubs.filter(({ type }) => type === 'topic').map((hub) => hub.name),
    image: image
      ? { '@type': 'ImageObject', url: absolute(origin, image.url), width: image.width, height: image.height }
      : undefined,
    reportNumber: rules.schemaType === 'Report' ? (publication.reportNumber ?? undefined) : undefined,
    identifier: publication.doi
      ? {
          '@type': 'PropertyValue',
          propertyID: 'DOI',
          value: publication.doi,
          url: `https://doi.org/${publication.doi}`,
        }
      : undefined,
    encoding: publication.downloads.map(({ label, src, contentType, bytes }) => ({
      '@type': 'MediaObject',
      name: label,
      contentUrl: absolute(origin, src),
      encodingFormat: contentType,
      contentSize: bytes === null ? undefined : `${bytes} B`,
    })),
    isBasedOn: publication.originalUrl
      ? {
          '@type': 'CreativeWork',
          url: publication.originalUrl,
          publisher: publication.outlet ? { '@type': 'Organization', name: publication.outlet.name } : undefined,
        }
      : undefined,
    correction: notes
      .filter(({ type }) => type === 'correction')
      .map(({ at, text }) => ({ '@type': 'CorrectionComment', datePublished: at.toISOString(), text })),
    creativeWorkStatus: withdrawal ? 'Withdrawn' : undefined,
    ...translationFacts(others, origin),
    ...recordingFacts(publication, origin),
    ...(event ? eventFacts(publication, origin) : {}),
  };
  return [
    withoutEmpty(work),
    organizationThing(institution, origin),
    crumbs([...trail(publication, origin), [title, page]]),
  ];
}

function trail({ kind }: PublishedPublication, origin: string): Crumb[] {
  return [[rulesOf(kind).plural, absolute(origin, routes.kind(kind))]];
}

function contributorThing(entry: BylineEntry, house: string, origin: string): Thing {
  const { type, name, givenName, familyName, slug } = entry;
  if (type === 'organization') {
    return { '@type': 'Organization', name, url: absolute(origin, routes.organization(slug)) };
  }
  const { institution, position } = placeOf(entry, house);
  return withoutEmpty({
    '@type': 'Person',
    name,
    givenName: givenName ?? undefined,
    familyName: familyName ?? undefined,
    url: absolute(origin, routes.person(slug)),
    jobTitle: position ?? undefined,
    affiliation: institution ? { '@type': 'Organization', name: institution } : undefined,
  });
}

function hubThing({ type, name, slug }: PublishedPublication['hubs'][number], origin: string): Thing {
  return { '@type': type === 'region' ? 'Place' : 'Thing', name, url: absolute(origin, routes.hub(type, slug)) };
}

function recordingFacts(publication: PublishedPublication, origin: string): Thing {
  const found = recordingOf(publication);
  if (!found) return {};
  const { media, src, contentType } = found;
  const contentUrl = absolute(origin, src);
  const poster = media.attrs.poster && publication.files[media.attrs.poster]?.src;
  const { schemaType } = rulesOf(publication.kind);
  if (schemaType === 'VideoObject') {
    return {
      contentUrl,
      encodingFormat: contentType,
      uploadDate: publication.date.at.toISOString(),
      thumbnailUrl: poster ? absolute(origin, poster) : undefined,
    };
  }
  const type = media.attrs.kind === 'audio' ? 'AudioObject' : 'VideoObject';
  return { associatedMedia: { '@type': type, name: media.attrs.title, contentUrl, encodingFormat: contentType } };
}

/** The original this was translated from; of the original, its translations. */
function translationFacts(others: Edition[], origin: string): Thing {
  const things = others.map(({ kind, slug, title, language, original }) => {
    const page = absolute(origin, routes.publication(kind, slug));
    return {
      original,
      work: { '@type': 'CreativeWork', '@id': `${page}#work`, url: page, name: title, inLanguage: language },
    };
  });
  const original = things.find((thing) => thing.original);
  return original ? { translationOfWork: original.work } : { workTranslation: things.map(({ work }) => work) };
}

function eventFacts({ event, title }: PublishedPublication, origin: string): Thing {
  if (!event) return {};
  return {
    name: title,
    startDate: event.startsAt.toISOString(),
    endDate: event.endsAt?.toISOString(),
    location: event.venue ? { '@type': 'Place', name: event.venue, address: event.venue } : undefined,
    organizer: { '@id': publisherId(origin) },
    offers: event.registrationUrl && !event.isOver ? { '@type': 'Offer', url: event.registrationUrl } : undefined,
  };
}
