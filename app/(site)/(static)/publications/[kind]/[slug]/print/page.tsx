import type { Metadata } from 'next';
import { PrintEdition } from '../../../../../../../components/publication/print-edition.tsx';
import { env } from '../../../../../../../lib/env.ts';
import { citableWork } from '../../../../../../../publishing/citations/citable-work.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../publishing/kinds.ts';
import { EDITION_META, editionOf, isPrintable } from '../../../../../../../publishing/pdf/edition.ts';
import { getPublication } from '../../../../../../../publishing/publications/published.ts';
import type { Lookup, PublishedPublication } from '../../../../../../../publishing/publications/views.ts';
import { absolute, routes } from '../../../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../../../build-placeholder.ts';
import { found, sendToLowerCase } from '../../../../found.ts';
import { NothingHere } from '../../../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../../../page-metadata.ts';
import { decoded } from '../../../../segments.ts';
import './print-edition.css';

type Props = PageProps<'/publications/[kind]/[slug]/print'>;

export const generateStaticParams = () => [{ kind: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null) return NOTHING_HERE;
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  if (lookup.found !== 'here' || !isPrintable(lookup.value)) return NOTHING_HERE;
  const { title } = lookup.value;
  return {
    ...pageMetadata({
      title: `${title} (for print)`,
      description: `“${title}” as a document for print.`,
      path: routes.publication(kind, slug),
      institution,
    }),
    robots: { index: false },
    other: { [EDITION_META]: editionOf(lookup.value, institution) },
  };
}

/** What a PDF is made from. */
export default async function Print({ params }: Props) {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null) await sendToLowerCase(`/publications/${segment}/${encoded}/print`);
  if (kind === null || slug === null) return <NothingHere />;
  const [lookup, institution] = await Promise.all([getPublication(kind, slug), getInstitution()]);
  const publication = await found(printMovedWith(lookup), routes.print(kind, slug));
  if (!publication || !isPrintable(publication)) return <NothingHere />;
  const address = absolute(env().SITE_URL, routes.publication(kind, publication.slug));
  const work = citableWork(publication, institution, address);
  return <PrintEdition publication={publication} work={work} institution={institution} />;
}

function printMovedWith(lookup: Lookup<PublishedPublication>): Lookup<PublishedPublication> {
  if (lookup.found !== 'moved' || !lookup.to.startsWith('/publications/')) return lookup;
  return { found: 'moved', to: `${lookup.to}/print` };
}
