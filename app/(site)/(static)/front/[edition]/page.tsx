import type { Metadata } from 'next';
import { FrontPage } from '../../../../../components/front/front-page.tsx';
import { StructuredData } from '../../../../../components/site/structured-data.tsx';
import { env } from '../../../../../lib/env.ts';
import { getFrontPage } from '../../../../../publishing/front/published.ts';
import { getInstitution } from '../../../../../publishing/institution/published.ts';
import { routes } from '../../../../../publishing/routes.ts';
import { frontThings } from '../../../../../publishing/structured-data/structured-data.ts';
import { BUILD_PLACEHOLDER } from '../../build-placeholder.ts';
import { NothingHere } from '../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../page-metadata.ts';

/** "/" is rewritten to this edition; see next.config.ts. */
const TODAY = 'today';

export const generateStaticParams = () => [{ edition: BUILD_PLACEHOLDER }];

export async function generateMetadata({ params }: PageProps<'/front/[edition]'>): Promise<Metadata> {
  if ((await params).edition !== TODAY) return NOTHING_HERE;
  const institution = await getInstitution();
  const { name, description } = institution;
  return pageMetadata({ title: name, description, path: routes.home(), institution });
}

export default async function Front({ params }: PageProps<'/front/[edition]'>) {
  if ((await params).edition !== TODAY) return <NothingHere />;
  const [front, institution] = await Promise.all([getFrontPage(), getInstitution()]);
  return (
    <>
      <StructuredData things={frontThings(institution, env().SITE_URL)} />
      <FrontPage front={front} institution={institution} />
    </>
  );
}
