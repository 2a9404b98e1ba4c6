import { StructuredData } from '../../../../../../../components/site/structured-data.tsx';
import { env } from '../../../../../../../lib/env.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { scopes } from '../../../../../../../publishing/listings/listing.ts';
import { getListPage } from '../../../../../../../publishing/listings/published.ts';
import { getOrganization } from '../../../../../../../publishing/organizations/published.ts';
import { routes } from '../../../../../../../publishing/routes.ts';
import { listedOrganization, listThings } from '../../../../../../../publishing/structured-data/structured-data.ts';
import { listedAt } from '../../../../../../(site)/(static)/segments.ts';

export default async function Head({ params }: PageProps<'/organizations/[slug]/[[...page]]'>) {
  const at = await listedAt(params);
  const lookup = at && (await getOrganization(at.slug));
  if (!at || lookup?.found !== 'here') return null;
  const organization = lookup.value;
  const list = await getListPage(scopes.organization(organization.id), at.page);
  if (!list) return null;
  const shown = {
    name: `Publications by ${organization.name}`,
    path: routes.organization(organization.slug, at.page),
    items: list.items,
    about: listedOrganization(organization, env().SITE_URL),
  };
  return <StructuredData things={listThings(shown, await getInstitution(), env().SITE_URL)} />;
}
