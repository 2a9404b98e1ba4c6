import { element, textElement, xmlDocument } from '../../lib/xml.ts';
import type { HubType } from '../hubs/hub.ts';
import { type Kind, kindBySegment, rulesOf } from '../kinds.ts';
import { HUB_SEGMENTS } from '../routes.ts';

/** A sitemap names the addresses that search engines should know; sitemaps.org, version 0.9. The protocol allows 50,000. */
export const ADDRESSES_IN_ONE = 10_000;

/** The most pictures of one page that are named. */
export const PICTURES_OF_ONE = 100;

/** One of the sitemaps that the index names. */
export type SitemapPart =
  | { of: 'publications'; kind: Kind; year: number; part: number }
  | { of: 'hubs'; type: HubType }
  | { of: 'people' | 'organizations' | 'pages' | 'news' };

export type SitemapEntry = {
  /** Absolute. */
  url: string;
  /** Of the last change that readers could see; null where nobody knows. */
  changed: Date | null;
  pictures?: string[];
  /** The same work in other languages and itself, absolute, by language; "x-default" is for everybody else. */
  languages?: Record<string, string>;
  news?: { publisher: string; language: string; published: Date; title: string };
};

/** "reports-2014", "reports-2014-2", "topics", "people": the name of a part in its address. */
export function partName(part: SitemapPart): string {
  if (part.of === 'hubs') return HUB_SEGMENTS[part.type];
  if (part.of !== 'publications') return part.of;
  const name = `${rulesOf(part.kind).segment}-${part.year}`;
  return part.part === 1 ? name : `${name}-${part.part}`;
}

/** The part of this name; null when there can be none. */
export function partNamed(name: string): SitemapPart | null {
  if (name === 'people' || name === 'organizations' || name === 'pages' || name === 'news') return { of: name };
  const type = (Object.keys(HUB_SEGMENTS) as HubType[]).find((hubType) => HUB_SEGMENTS[hubType] === name);
  if (type) return { of: 'hubs', type };
  const [, segment = '', year, part = '1'] = /^([a-z-]+)-([1-9]\d{3})(?:-([2-9]|[1-9]\d{1,3}))?$/.exec(name) ?? [];
  const kind = kindBySegment(segment);
  return kind && { of: 'publications', kind, year: Number(year), part: Number(part) };
}

export function sitemapIndex(parts: { url: string; changed: Date | null }[]): string {
  return xmlDocument(
    element(
      'sitemapindex',
      { xmlns: SITEMAP },
      parts.map(({ url, changed }) =>
        element('sitemap', {}, element('loc', {}, url), textElement('lastmod', changed?.toISOString())),
      ),
    ),
  );
}

export function sitemap(entries: SitemapEntry[]): string {
  return xmlDocument(
    element(
      'urlset',
      {
        xmlns: SITEMAP,
        'xmlns:image': `${GOOGLE}/sitemap-image/1.1`,
        'xmlns:news': `${GOOGLE}/sitemap-news/0.9`,
        'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      },
      entries.map(({ url, changed, pictures = [], languages = {}, news }) =>
        element(
          'url',
          {},
          element('loc', {}, url),
          textElement('lastmod', changed?.toISOString()),
          Object.entries(languages).map(([hreflang, href]) =>
            element('xhtml:link', { rel: 'alternate', hreflang, href }),
          ),
          news &&
            element(
              'news:news',
              {},
              element(
                'news:publication',
                {},
                element('news:name', {}, news.publisher),
                element('news:language', {}, news.language),
              ),
              element('news:publication_date', {}, news.published.toISOString()),
              element('news:title', {}, news.title),
            ),
          pictures.map((picture) => element('image:image', {}, element('image:loc', {}, picture))),
        ),
      ),
    ),
  );
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const GOOGLE = 'http://www.google.com/schemas';
