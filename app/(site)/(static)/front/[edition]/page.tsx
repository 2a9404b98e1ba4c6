import type { Metadata } from 'next';
import { FrontPage } from '../../../../../components/front/front-page.tsx';
import { listNames } from '../../../../../publishing/feeds/list-names.ts';
import { getFrontPage } from '../../../../../publishing/front/published.ts';
import { getInstitution } from '../../../../../publishing/institution/published.ts';
import { routes } from '../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../build-placeholder.ts';
import { listPicture } from '../../list-picture.ts';
import { NothingHere } from '../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../page-metadata.ts';
import { TODAY } from '../edition.ts';

export const generateStaticParams = () => [{ edition: BUILD_PLACEHOLDER }];

export async function generateMetadata({ params }: PageProps<'/front/[edition]'>): Promise<Metadata> {
  if ((await params).edition !== TODAY) return NOTHING_HERE;
  const institution = await getInstitution();
  const { name, description } = institution;
  const picture = listPicture(listNames.site(), institution);
  return pageMetadata({ title: name, description, path: routes.home(), institution, picture });
}

export default async function Front({ params }: PageProps<'/front/[edition]'>) {
  if ((await params).edition !== TODAY) return <NothingHere />;
  const [front, institution] = await Promise.all([getFrontPage(), getInstitution()]);
  return <FrontPage front={front} institution={institution} />;
}
