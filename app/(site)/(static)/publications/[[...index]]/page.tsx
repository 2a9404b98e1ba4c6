import type { Metadata } from 'next';
import { KindIndex } from '../../../../../components/listing/kind-index.tsx';
import { listNames } from '../../../../../publishing/feeds/list-names.ts';
import { getInstitution } from '../../../../../publishing/institution/published.ts';
import { getKindTotals } from '../../../../../publishing/listings/published.ts';
import { routes } from '../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../build-placeholder.ts';
import { Elsewhere } from '../../elsewhere.tsx';
import { listPicture } from '../../list-picture.ts';
import { NothingHere } from '../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../page-metadata.ts';

type Props = PageProps<'/publications/[[...index]]'>;

export const generateStaticParams = () => [{ index: [BUILD_PLACEHOLDER] }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await params).index) return NOTHING_HERE;
  const institution = await getInstitution();
  return pageMetadata({
    title: 'Publications',
    description: `Everything ${institution.name} has published, by kind.`,
    path: routes.publications(),
    institution,
    picture: listPicture(listNames.site(), institution),
  });
}

/**
 * Every kind of publication there is. What has more to its address is no page of this folder. (Under `app/@head` no such folder may
 * stand: the framework would take it for the head of every page below that has none.)
 */
export default async function Page({ params }: Props) {
  const { index } = await params;
  if (index?.[0] === BUILD_PLACEHOLDER) return <NothingHere />;
  if (index) return <Elsewhere path={['publications', ...index]} />;
  const [totals, institution] = await Promise.all([getKindTotals(), getInstitution()]);
  return <KindIndex totals={totals} language={institution.language} />;
}
