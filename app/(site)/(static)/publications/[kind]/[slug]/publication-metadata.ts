import type { Metadata } from 'next';
import { principalEntries } from '../../../../../../publishing/citations/citable-work.ts';
import { machineDate } from '../../../../../../publishing/dates.ts';
import type { Institution } from '../../../../../../publishing/institution/institution.ts';
import { rulesOf } from '../../../../../../publishing/kinds.ts';
import { bylineText } from '../../../../../../publishing/publications/byline.ts';
import type { LanguageLinks } from '../../../../../../publishing/publications/editions.ts';
import { headTextsOf } from '../../../../../../publishing/publications/head-texts.ts';
import type { PublishedPublication } from '../../../../../../publishing/publications/views.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { pageMetadata } from '../../../page-metadata.ts';

/** The head of a publication's page. A piece of which only a notice is left asks not to be indexed. */
export function publicationMetadata(
  publication: PublishedPublication,
  institution: Institution,
  languages: LanguageLinks | null,
): Metadata {
  const { kind, slug, cover, date, publiclyUpdatedAt, withdrawal } = publication;
  const metadata = pageMetadata({
    ...headTextsOf({ ...publication, byline: bylineText(publication.byline) }),
    path: routes.publication(kind, slug),
    institution,
    picture: cover,
    forms: {
      'text/markdown': routes.form(kind, slug, 'md'),
      'application/json': routes.form(kind, slug, 'json'),
    },
  });
  return {
    ...metadata,
    alternates: { ...metadata.alternates, languages: languages?.byLanguage },
    authors: principalEntries(publication.byline).map(({ name }) => ({ name })),
    openGraph: {
      ...metadata.openGraph,
      type: 'article',
      publishedTime: machineDate(date, institution),
      modifiedTime: publiclyUpdatedAt?.toISOString(),
      section: rulesOf(kind).label,
      tags: publication.hubs.filter(({ type }) => type === 'topic').map(({ name }) => name),
    },
    robots: withdrawal && withdrawal.outcome !== 'text_kept' ? { index: false } : undefined,
  };
}
