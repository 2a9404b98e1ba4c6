import { StructuredData } from '../../../../../../../components/site/structured-data.tsx';
import { env } from '../../../../../../../lib/env.ts';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../publishing/kinds.ts';
import { languageLinks } from '../../../../../../../publishing/publications/editions.ts';
import { getEditions, getPublication } from '../../../../../../../publishing/publications/published.ts';
import { isGone } from '../../../../../../../publishing/publications/withdrawal.ts';
import { publicationThings } from '../../../../../../../publishing/structured-data/publication-things.ts';
import { pictureFor } from '../../../../../../(site)/(static)/publications/[kind]/[slug]/publication-metadata.ts';
import { decoded } from '../../../../../../(site)/(static)/segments.ts';

export default async function Head({ params }: PageProps<'/publications/[kind]/[slug]'>) {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  const lookup = kind && slug !== null ? await getPublication(kind, slug) : null;
  if (lookup?.found !== 'here' || isGone(lookup.value)) return null;
  const publication = lookup.value;
  const [editions, institution] = await Promise.all([getEditions(publication.id), getInstitution()]);
  const others = languageLinks(editions, publication.id, ({ slug: at }) => at)?.others;
  const picture = pictureFor(publication, institution);
  return <StructuredData things={publicationThings(publication, institution, env().SITE_URL, others, picture)} />;
}
