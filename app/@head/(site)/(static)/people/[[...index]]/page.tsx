import { StructuredData } from '../../../../../../components/site/structured-data.tsx';
import { env } from '../../../../../../lib/env.ts';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { getPeople } from '../../../../../../publishing/people/published.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { indexThings } from '../../../../../../publishing/structured-data/structured-data.ts';

export default async function Head({ params }: PageProps<'/people/[[...index]]'>) {
  if ((await params).index) return null;
  const [groups, institution] = await Promise.all([getPeople(), getInstitution()]);
  const entries = groups.flatMap(({ people }) =>
    people.map(({ name, slug }): [string, string] => [name, routes.person(slug)]),
  );
  const index = { name: 'People', path: routes.people(), entries };
  return <StructuredData things={indexThings(index, institution, env().SITE_URL)} />;
}
