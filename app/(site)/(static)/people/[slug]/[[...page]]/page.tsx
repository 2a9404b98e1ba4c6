import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PersonHeader } from '../../../../../../components/person/person-header.tsx';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { pageFromSegments, scopes } from '../../../../../../publishing/listings/listing.ts';
import { getPerson } from '../../../../../../publishing/people/published.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../../build-placeholder.ts';
import { found } from '../../../found.ts';
import { NOTHING_HERE, pageMetadata } from '../../../page-metadata.ts';
import { PublicationsOf } from '../../../publications-of.tsx';
import { decoded } from '../../../segments.ts';

type Props = PageProps<'/people/[slug]/[[...page]]'>;

export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER, page: [BUILD_PLACEHOLDER] }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page: segments = [] } = await params;
  const page = pageFromSegments(segments);
  if (page === null) return NOTHING_HERE;
  const [lookup, institution] = await Promise.all([getPerson(decoded(slug)), getInstitution()]);
  if (lookup.found !== 'here') return NOTHING_HERE;
  const { name, role, affiliation, portrait } = lookup.value;
  const metadata = pageMetadata({
    title: page === 1 ? name : `${name}, page ${page}`,
    description: `${[name, role, affiliation].filter(Boolean).join(', ')}. Publications and biography.`,
    path: routes.person(lookup.value.slug, page),
    institution,
    picture: portrait,
  });
  return { ...metadata, openGraph: { ...metadata.openGraph, type: 'profile' } };
}

export default async function Page({ params }: Props) {
  const { slug, page: segments = [] } = await params;
  const page = pageFromSegments(segments);
  if (page === null) notFound();
  const [lookup, institution] = await Promise.all([getPerson(decoded(slug)), getInstitution()]);
  const person = found(lookup, routes.person(decoded(slug), page));
  return (
    <>
      <PersonHeader person={person} biography={page === 1} />
      <PublicationsOf
        scope={scopes.person(person.id)}
        path={routes.person(person.slug)}
        page={page}
        institution={institution}
      />
    </>
  );
}
