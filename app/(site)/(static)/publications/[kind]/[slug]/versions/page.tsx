import type { Metadata } from 'next';
import { VersionHistory } from '../../../../../../../components/publication/version-history.tsx';
import { getInstitution } from '../../../../../../../publishing/institution/published.ts';
import { kindBySegment } from '../../../../../../../publishing/kinds.ts';
import { routes } from '../../../../../../../publishing/routes.ts';
import { getVersions } from '../../../../../../../publishing/versions/published.ts';
import { BUILD_PLACEHOLDER } from '../../../../build-placeholder.ts';
import { found, sendToLowerCase } from '../../../../found.ts';
import { NothingHere } from '../../../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../../../page-metadata.ts';
import { decoded } from '../../../../segments.ts';
import { Gone, goneAt, goneMetadata } from '../gone.tsx';

type Props = PageProps<'/publications/[kind]/[slug]/versions'>;

export const generateStaticParams = () => [{ kind: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null || slug === null) return NOTHING_HERE;
  const [lookup, institution] = await Promise.all([getVersions(kind, slug), getInstitution()]);
  if (lookup.found !== 'here') {
    const gone = await goneAt(kind, slug);
    return gone ? goneMetadata(gone, institution) : NOTHING_HERE;
  }
  const { title } = lookup.value.publication;
  return pageMetadata({
    title: `Versions of “${title}”`,
    description: `What changed in “${title}” since it was first published, with every public version.`,
    path: routes.versions(kind, slug),
    institution,
  });
}

/** What changed in a publication, version by version. */
export default async function Versions({ params }: Props) {
  const { kind: segment, slug: encoded } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  if (kind === null) await sendToLowerCase(`/publications/${segment}/${encoded}/versions`);
  if (kind === null || slug === null) return <NothingHere />;
  const [lookup, institution] = await Promise.all([getVersions(kind, slug), getInstitution()]);
  const list = await found(lookup, routes.versions(kind, slug));
  if (list) return <VersionHistory list={list} institution={institution} />;
  const gone = await goneAt(kind, slug);
  return gone ? <Gone publication={gone} institution={institution} /> : <NothingHere />;
}
