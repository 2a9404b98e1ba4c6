import { db } from '../../lib/db.ts';
import { env } from '../../lib/env.ts';
import { anyList, tags } from '../cache-tags.ts';
import { findInstitution } from '../institution/queries.ts';
import { scopes } from '../listings/listing.ts';
import { languageLinks } from '../publications/editions.ts';
import { absolute, routes } from '../routes.ts';
import { tagged } from '../tagged.ts';
import {
  countByYear,
  HUBS,
  listFixedPages,
  listHubPages,
  listNews,
  listOfYear,
  listOrganizationPages,
  listPeoplePages,
  type MappedPage,
} from './queries.ts';
import {
  ADDRESSES_IN_ONE,
  partName,
  partNamed,
  type SitemapEntry,
  type SitemapPart,
  sitemap,
  sitemapIndex,
} from './sitemap.ts';

/** The text of /sitemap.xml: every part that names something. */
export async function getSitemapIndex(): Promise<string> {
  'use cache';
  tagged(...anyList, tags.people, ...HUBS.map(tags.hubs));
  const years = await countByYear(db());
  const newest = years.reduce<Date | null>((last, { changed }) => (last && last > changed ? last : changed), null);
  const publications = years.flatMap(({ kind, year, count, changed }) =>
    Array.from({ length: Math.ceil(count / ADDRESSES_IN_ONE) }, (_, index) => ({
      part: { of: 'publications', kind, year, part: index + 1 } satisfies SitemapPart,
      changed,
    })),
  );
  const others: SitemapPart[] = [
    { of: 'pages' },
    { of: 'news' },
    { of: 'people' },
    { of: 'organizations' },
    ...HUBS.map((type) => ({ of: 'hubs' as const, type })),
  ];
  const all = [...others.map((part) => ({ part, changed: newest })), ...publications];
  return sitemapIndex(
    all.map(({ part, changed }) => ({
      url: absolute(env().SITE_URL, routes.sitemapPart(partName(part))),
      changed,
    })),
  );
}

/** The text of a part; null when there is none of this name. */
export async function getSitemap(name: string): Promise<string | null> {
  'use cache';
  const part = partNamed(name);
  tagged(...(part ? tagsOf(part) : []));
  if (!part) return null;
  if (part.of === 'news') return sitemap(await newsEntries());
  const pages = await pagesOf(part);
  if (part.of === 'publications' && pages.length === 0) return null;
  const origin = env().SITE_URL;
  tagged(...pages.flatMap(({ work }) => work?.editions ?? []).map(({ id }) => tags.item(id)));
  return sitemap(
    pages.map(
      ({ path, changed, pictures, work }): SitemapEntry => ({
        url: path === '/' ? `${origin}/` : absolute(origin, path),
        changed,
        pictures: pictures.map((picture) => absolute(origin, picture)),
        languages: work && languagesOf(work, origin),
      }),
    ),
  );
}

function tagsOf(part: SitemapPart) {
  switch (part.of) {
    case 'publications':
      return [tags.list(scopes.kind(part.kind))];
    case 'hubs':
      return [tags.hubs(part.type), ...anyList];
    case 'people':
      return [tags.people, ...anyList];
    case 'organizations':
    case 'pages':
    case 'news':
      return anyList;
  }
}

function languagesOf({ id, editions }: NonNullable<MappedPage['work']>, origin: string) {
  return languageLinks(editions, id, ({ kind, slug }) => absolute(origin, routes.publication(kind, slug)))?.byLanguage;
}

async function pagesOf(part: SitemapPart): Promise<MappedPage[]> {
  switch (part.of) {
    case 'publications':
      return listOfYear(db(), part.kind, part.year, part.part);
    case 'hubs':
      return listHubPages(db(), part.type);
    case 'people':
      return listPeoplePages(db());
    case 'organizations':
      return listOrganizationPages(db());
    case 'pages':
      return listFixedPages(db());
    case 'news':
      return [];
  }
}

async function newsEntries(): Promise<SitemapEntry[]> {
  const [rows, institution] = await Promise.all([listNews(db()), findInstitution(db())]);
  return rows.map(({ kind, slug, title, language, published }) => ({
    url: absolute(env().SITE_URL, routes.publication(kind, slug)),
    changed: null,
    news: { publisher: institution.name, language: newsLanguage(language), published, title },
  }));
}

/** News engines take the language alone, and tell apart only two ways of writing Chinese. */
function newsLanguage(tag: string): string {
  const lower = tag.toLowerCase();
  return lower === 'zh-cn' || lower === 'zh-tw' ? lower : (lower.split('-')[0] ?? lower);
}
