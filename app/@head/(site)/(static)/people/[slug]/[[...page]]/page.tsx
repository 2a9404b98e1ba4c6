import { StructuredData } from '../../../../../../../components/site/structured-data.tsx';
import { env } from '../../../../../../../lib/env.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { scopes } from '../../../../../../../publishing/listings/listing.ts';
import { getListPage } from '../../../../../../../publishing/listings/published.ts';
import { getPerson } from '../../../../../../../publishing/people/published.ts';
import { personThings } from '../../../../../../../publishing/structured-data/structured-data.ts';
import { listedAt } from '../../../../../../(site)/(static)/segments.ts';

export default async function Head({ params }: PageProps<'/people/[slug]/[[...page]]'>) {
  const at = await listedAt(params);
  const lookup = at && (await getPerson(at.slug));
  if (!at || lookup?.found !== 'here') return null;
  const person = lookup.value;
  if (!(await getListPage(scopes.person(person.id), at.page))) return null;
  return <StructuredData things={personThings(person, await getInstitution(), env().SITE_URL)} />;
}
