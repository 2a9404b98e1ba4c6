import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrganizationHeader } from '../../../../../../components/person/organization-header.tsx';
import { excerpt } from '../../../../../../publishing/body/text.ts';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { pageFromSegments, scopes } from '../../../../../../publishing/listings/listing.ts';
import { getOrganization } from '../../../../../../publishing/organizations/published.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../../build-placeholder.ts';
import { found } from '../../../found.ts';
import { NOTHING_HERE, pageMetadata } from '../../../page-metadata.ts';
import { PublicationsOf } from '../../../publications-of.tsx';
import { decoded } from '../../../segments.ts';

type Props = PageProps<'/organizations/[slug]/[[...page]]'>;

export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER, page: [BUILD_PLACEHOLDER] }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page: segments = [] } = await params;
  const page = pageFromSegments(segments);
  if (page === null) return NOTHING_HERE;
  const [lookup, institution] = await Promise.all([getOrganization(decoded(slug)), getInstitution()]);
  if (lookup.found !== 'here') return NOTHING_HERE;
  const { name, description } = lookup.value;
  return pageMetadata({
    title: page === 1 ? name : `${name}, page ${page}`,
    description: description ? excerpt(description, 200) : `Publications by ${name} at ${institution.name}.`,
    path: routes.organization(lookup.value.slug, page),
    institution,
  });
}

export default async function Page({ params }: Props) {
  const { slug, page: segments = [] } = await params;
  const page = pageFromSegments(segments);
  if (page === null) notFound();
  const [lookup, institution] = await Promise.all([getOrganization(decoded(slug)), getInstitution()]);
  const organization = found(lookup, routes.organization(decoded(slug), page));
  return (
    <>
      <OrganizationHeader organization={organization} />
      <PublicationsOf
        scope={scopes.organization(organization.id)}
        path={routes.organization(organization.slug)}
        page={page}
        institution={institution}
      />
    </>
  );
}
