import type { Metadata } from 'next';
import { OrganizationHeader } from '../../../../../../components/person/organization-header.tsx';
import { excerpt } from '../../../../../../publishing/body/text.ts';
import { listNames } from '../../../../../../publishing/feeds/list-names.ts';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { scopes } from '../../../../../../publishing/listings/listing.ts';
import { getListPage } from '../../../../../../publishing/listings/published.ts';
import { getOrganization } from '../../../../../../publishing/organizations/published.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../../build-placeholder.ts';
import { found } from '../../../found.ts';
import { listPicture } from '../../../list-picture.ts';
import { NothingHere } from '../../../nothing-here.tsx';
import { NOTHING_HERE, onPage, pageMetadata } from '../../../page-metadata.ts';
import { PublicationsOf } from '../../../publications-of.tsx';
import { listedAt } from '../../../segments.ts';

type Props = PageProps<'/organizations/[slug]/[[...page]]'>;

export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER, page: [BUILD_PLACEHOLDER] }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const at = await listedAt(params);
  if (!at) return NOTHING_HERE;
  const { slug, page } = at;
  const [lookup, institution] = await Promise.all([getOrganization(slug), getInstitution()]);
  if (lookup.found !== 'here') return NOTHING_HERE;
  const { name, description } = lookup.value;
  return pageMetadata({
    title: page === 1 ? `Publications by ${name}` : `Publications by ${name}, page ${page}`,
    description: onPage(
      description ? excerpt(description, 190) : `Publications by ${name} at ${institution.name}.`,
      page,
    ),
    path: routes.organization(lookup.value.slug, page),
    institution,
    picture: listPicture(listNames.organization(lookup.value), institution),
    feeds: { path: routes.organization(lookup.value.slug), of: name },
  });
}

export default async function Page({ params }: Props) {
  const at = await listedAt(params);
  if (!at) return <NothingHere />;
  const { slug, page } = at;
  const [lookup, institution] = await Promise.all([getOrganization(slug), getInstitution()]);
  const organization = await found(lookup, routes.organization(slug, page));
  if (!organization) return <NothingHere />;
  const scope = scopes.organization(organization.id);
  const list = await getListPage(scope, page);
  if (!list) return <NothingHere />;
  return (
    <>
      <OrganizationHeader organization={organization} />
      <PublicationsOf
        scope={scope}
        path={routes.organization(organization.slug)}
        list={list}
        institution={institution}
      />
    </>
  );
}
