import type { Metadata } from 'next';
import { territoryLocale } from '../../../../../../lib/territory-locale.ts';
import { principalEntries } from '../../../../../../publishing/citations/citable-work.ts';
import { machineDate } from '../../../../../../publishing/dates.ts';
import type { Institution } from '../../../../../../publishing/institution/institution.ts';
import { rulesOf } from '../../../../../../publishing/kinds.ts';
import { bylineText } from '../../../../../../publishing/publications/byline.ts';
import type { LanguageLinks } from '../../../../../../publishing/publications/editions.ts';
import { headTextsOf } from '../../../../../../publishing/publications/head-texts.ts';
import type { PublishedPublication } from '../../../../../../publishing/publications/views.ts';
import { isGone } from '../../../../../../publishing/publications/withdrawal.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { SHARE_PICTURE_SIZE, versionOf } from '../../../../../../publishing/share-pictures/share-picture.ts';
import { pageMetadata, type SharedPicture, sharedCopy } from '../../../page-metadata.ts';
import { goneMetadata } from './gone.tsx';
import { madePicture } from './share-picture.ts';

/** The head of a publication's page. A piece of which only a notice is left asks not to be indexed; one that is gone says that it is, and no more. */
export function publicationMetadata(
  publication: PublishedPublication,
  institution: Institution,
  languages: LanguageLinks | null,
): Metadata {
  const { kind, slug, date, publiclyUpdatedAt, withdrawal } = publication;
  if (isGone(publication)) return goneMetadata(publication, institution);
  const metadata = pageMetadata({
    ...headTextsOf({ ...publication, byline: bylineText(publication.byline) }),
    path: routes.publication(kind, slug),
    institution,
    picture: pictureFor(publication, institution),
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
      locale: territoryLocale(publication.language),
      type: 'article',
      publishedTime: machineDate(date, institution),
      modifiedTime: publiclyUpdatedAt?.toISOString(),
      section: rulesOf(kind).label,
      tags: publication.hubs.filter(({ type }) => type === 'topic').map(({ name }) => name),
    },
    ...(withdrawal && withdrawal.outcome !== 'text_kept' ? UNLISTED : {}),
  };
}

const UNLISTED: Metadata = { robots: { index: false } };

/** Its cover where that has the shape of a card, else the picture that is made for it. */
export function pictureFor(publication: PublishedPublication, institution: Institution): SharedPicture | null {
  const { kind, slug, cover, title } = publication;
  const shared = cover && sharedCopy(cover);
  if (shared && cover.width && cover.height && cover.width >= LEAST_WIDTH && cover.width / cover.height >= LEAST_RATIO)
    return shared;
  const made = madePicture(publication, institution);
  if (!made) return shared;
  const url = routes.sharePicture(kind, slug, versionOf(made));
  return { url, ...SHARE_PICTURE_SIZE, alt: `${rulesOf(kind).label}: ${title}` };
}

// Narrower pictures are shown as small squares beside the text; upright ones lose head and foot.
const LEAST_WIDTH = 600;
const LEAST_RATIO = 1.2;
