import { StructuredData } from '../../../../../../components/site/structured-data.tsx';
import { env } from '../../../../../../lib/env.ts';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { frontThings } from '../../../../../../publishing/structured-data/structured-data.ts';
import { TODAY } from '../../../../../(site)/(static)/front/edition.ts';

export default async function Head({ params }: PageProps<'/front/[edition]'>) {
  if ((await params).edition !== TODAY) return null;
  return <StructuredData things={frontThings(await getInstitution(), env().SITE_URL)} />;
}
