import type { Metadata } from 'next';
import { PeopleDirectory } from '../../../../../components/person/people-directory.tsx';
import { listNames } from '../../../../../publishing/feeds/list-names.ts';
import { getInstitution } from '../../../../../publishing/institution/published.ts';
import { getPeople } from '../../../../../publishing/people/published.ts';
import { routes } from '../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../build-placeholder.ts';
import { listPicture } from '../../list-picture.ts';
import { NothingHere } from '../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../page-metadata.ts';

type Props = PageProps<'/people/[[...index]]'>;

export const generateStaticParams = () => [{ index: [BUILD_PLACEHOLDER] }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await params).index) return NOTHING_HERE;
  const institution = await getInstitution();
  return pageMetadata({
    title: 'People',
    description: `The people who write for ${institution.name}.`,
    path: routes.people(),
    institution,
    picture: listPicture(listNames.site(), institution),
  });
}

export default async function Page({ params }: Props) {
  if ((await params).index) return <NothingHere />;
  return <PeopleDirectory groups={await getPeople()} />;
}
