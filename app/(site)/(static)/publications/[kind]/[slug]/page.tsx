import type { Metadata } from 'next';
import { CitationTags } from '../../../../../../components/citation/citation-tags.tsx';
import { PublicationPage } from '../../../../../../components/publication/publication-page.tsx';
import { env } from '../../../../../../lib/env.ts';
import { citableWork } from '../../../../../../publishing/citations/citable-work.ts';
import { headTags } from '../../../../../../publishing/citations/head-tags.ts';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../publishing/kinds.ts';
import { attachedPdf } from '../../../../../../publishing/pdf/edition.ts';
import { offersMadePdf } from '../../../../../../publishing/pdf/made-pdf.ts';
import { type LanguageLinks, languageLinks } from '../../../../../../publishing/publications/editions.ts';
import { getEditions, getPublication, getRails } from '../../../../../../publishing/publications/published.ts';
import type { PublishedPublication } from '../../../../../../publishing/publications/views.ts';
import { isGone } from '../../../../../../publishing/publications/withdrawal.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../../build-placeholder.ts';
import { found, sendToLowerCase } from '../../../found.ts';
import { NothingHere } from '../../../nothing-here.tsx';
import { NOTHING_HERE } from '../../../page-metadata.ts';
import { decoded } from '../../../segments.ts';
import { Gone } from './gone.tsx';
import { publicationMetadata } from './publication-metadata.ts';

type Props = PageProps<'/publications/[kind]/[slug]'>;

export const generateStaticParams = () => [{ kind: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null) return NOTHING_HERE;
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found !== 'here') return NOTHING_HERE;
  return publicationMetadata(lookup.value, institution, await languagesOf(lookup.value));
}

export default async function Publication({ params }: Props) {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null) await sendToLowerCase(`/publications/${segment}/${encoded}`);
  if (kind === null || slug === null) return <NothingHere />;
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  const publication = await found(lookup, routes.publication(kind, slug));
  if (!publication) return <NothingHere />;
  if (isGone(publication)) return <Gone publication={publication} institution={institution} />;
  const [rails, pdf, languages] = await Promise.all([
    getRails(publication.id),
    offersMadePdf(publication),
    languagesOf(publication),
  ]);
  const address = absolute(env().SITE_URL, routes.publication(kind, publication.slug));
  const work = citableWork(publication, institution, address);
  return (
    <>
      <CitationTags tags={headTags(publication, work, institution, pdf || attachedPdf(publication) !== null)} />
      <PublicationPage
        publication={publication}
        work={work}
        rails={rails}
        institution={institution}
        pdf={pdf}
        otherLanguages={languages?.others ?? []}
      />
    </>
  );
}

async function languagesOf({ id }: PublishedPublication): Promise<LanguageLinks | null> {
  return languageLinks(await getEditions(id), id, ({ kind, slug }) => routes.publication(kind, slug));
}
