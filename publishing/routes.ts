import type { CitationFormat } from './citations/formats.ts';
import { FEED_FORMATS, type FeedFormat } from './feeds/feed.ts';
import type { HubType } from './hubs/hub.ts';
import { GROUPS, type Group, type Kind, rulesOf } from './kinds.ts';

/** Every address of the public site, as a path from the root. Segments are percent-encoded here and nowhere else. */
export const routes = {
  home: () => '/',
  publication: (kind: Kind, slug: string) => `/publications/${rulesOf(kind).segment}/${encode(slug)}`,
  /** The same as plain Markdown or JSON. */
  form: (kind: Kind, slug: string, form: PlainForm) => `${routes.publication(kind, slug)}.${form}`,
  /** The picture of it for where it is shared; `version` changes with what is on it. */
  sharePicture: (kind: Kind, slug: string, version: string) => `${routes.publication(kind, slug)}/card/${version}.png`,
  /** A square picture of it, for podcast players; and one of the list at `path`, where "/" is the whole site. */
  publicationArtwork: (kind: Kind, slug: string) => `${routes.publication(kind, slug)}/artwork.jpg`,
  artwork: (path: string) => `${path === '/' ? '' : path}/artwork.jpg`,
  /** The picture of the list at `path` for where it is shared. */
  listPicture: (path: string, version: string) => `${path === '/' ? '' : path}/card/${version}.png`,
  /** What belongs to its recording, for podcast players. */
  recordingPart: (kind: Kind, slug: string, part: RecordingPart) =>
    `${routes.publication(kind, slug)}/recording/${part}`,
  /** A publication cited in one format, as a text of its own. */
  citation: (kind: Kind, slug: string, format: CitationFormat) => `${routes.publication(kind, slug)}/cite/${format}`,
  /** As it is printed, and as a PDF made from that. */
  print: (kind: Kind, slug: string) => `${routes.publication(kind, slug)}/print`,
  pdf: (kind: Kind, slug: string) => `${routes.publication(kind, slug)}.pdf`,
  /** Every public version of a publication, and one of them. */
  versions: (kind: Kind, slug: string) => `${routes.publication(kind, slug)}/versions`,
  version: (kind: Kind, slug: string, number: number) => `${routes.versions(kind, slug)}/${number}`,
  publications: () => '/publications',
  group: (group: Group, page = 1) => paged(`/${GROUPS[group].segment}`, page),
  kind: (kind: Kind, page = 1) => paged(`/publications/${rulesOf(kind).segment}`, page),
  /** What somebody without an account reads before its release. */
  preview: (token: string) => `/preview/${encode(token)}`,
  /** Below it stand the files of what is read there, as below /files. */
  previewFiles: (token: string) => `/preview/${encode(token)}/files`,
  people: () => '/people',
  person: (slug: string, page = 1) => paged(`/people/${encode(slug)}`, page),
  organization: (slug: string, page = 1) => paged(`/organizations/${encode(slug)}`, page),
  hubs: (type: HubType) => `/${HUB_SEGMENTS[type]}`,
  hub: (type: HubType, slug: string, page = 1) => paged(`/${HUB_SEGMENTS[type]}/${encode(slug)}`, page),
  /** The feed of the list at `path`. */
  feed: (path: string, format: FeedFormat) => `${path === '/' ? '' : path}/${FEED_FORMATS[format].file}`,
  sitemap: () => '/sitemap.xml',
  sitemapPart: (name: string) => `/sitemap-${name}.xml`,
  llms: () => '/llms.txt',
  /** `version` makes the address immutable: it changes when the bytes do. */
  file: (id: string, version: string, name: string) => `/files/${id}/${version}/${encode(name)}`,
};

export type PlainForm = 'md' | 'json';
export type RecordingPart = 'chapters.json' | 'transcript.html';

export const HUB_SEGMENTS: Record<HubType, string> = {
  topic: 'topics',
  region: 'regions',
  program: 'programs',
  series: 'series',
};

/** A path under the site's own origin. `origin` has no trailing slash. */
export function absolute(origin: string, path: string): string {
  return path === '/' ? origin : origin + path;
}

/** The address of a page of the list whose first page is at `path`. */
export function paged(path: string, page: number): string {
  return page === 1 ? path : `${path}/page/${page}`;
}

function encode(segment: string): string {
  return encodeURIComponent(segment);
}
