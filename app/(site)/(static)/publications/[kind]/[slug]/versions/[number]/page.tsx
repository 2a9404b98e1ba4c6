import type { Metadata } from 'next';
import { VersionPage } from '../../../../../../../../components/publication/version-page.tsx';
import { getInstitution } from '../../../../../../../../publishing/institution/published.ts';
import { type Kind, kindBySegment } from '../../../../../../../../publishing/kinds.ts';
import { routes } from '../../../../../../../../publishing/routes.ts';
import { getVersion } from '../../../../../../../../publishing/versions/published.ts';
import { BUILD_PLACEHOLDER } from '../../../../../build-placeholder.ts';
import { found, sendToLowerCase } from '../../../../../found.ts';
import { NothingHere } from '../../../../../nothing-here.tsx';
import { NOTHING_HERE, pageMetadata } from '../../../../../page-metadata.ts';
import { decoded } from '../../../../../segments.ts';
import { Gone, goneAt, goneMetadata } from '../../gone.tsx';

type Props = PageProps<'/publications/[kind]/[slug]/versions/[number]'>;

export const generateStaticParams = () => [
  { kind: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER, number: BUILD_PLACEHOLDER },
];

/** The current page is the canonical address of every version; `robots` says nothing, since the two would contradict each other. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asked = await askedFor(params);
  if (!asked) return NOTHING_HERE;
  const [lookup, institution] = await Promise.all([getVersion(asked.kind, asked.slug, asked.number), getInstitution()]);
  if (lookup.found !== 'here') {
    const gone = await goneAt(asked.kind, asked.slug);
    return gone ? goneMetadata(gone, institution) : NOTHING_HERE;
  }
  const { current, text, number } = lookup.value;
  const title = text?.title ?? current.title;
  return pageMetadata({
    title: `${title} (version ${number})`,
    description: `Version ${number} of “${current.title}”, kept for the record.`,
    path: routes.publication(current.kind, current.slug),
    institution,
  });
}

/** One version of a publication as readers saw it. */
export default async function Version({ params }: Props) {
  const asked = await askedFor(params);
  if (!asked) {
    const { kind, slug, number } = await params;
    await sendToLowerCase(`/publications/${kind}/${slug}/versions/${number}`);
    return <NothingHere />;
  }
  const [lookup, institution] = await Promise.all([getVersion(asked.kind, asked.slug, asked.number), getInstitution()]);
  const version = await found(lookup, routes.version(asked.kind, asked.slug, asked.number));
  if (version) return <VersionPage version={version} institution={institution} />;
  const gone = await goneAt(asked.kind, asked.slug);
  return gone ? <Gone publication={gone} institution={institution} /> : <NothingHere />;
}

async function askedFor(params: Props['params']): Promise<{ kind: Kind; slug: string; number: number } | null> {
  const { kind: segment, slug: encoded, number } = await params;
  const kind = kindBySegment(segment);
  const slug = decoded(encoded);
  return kind !== null && slug !== null && /^[1-9]\d{0,5}$/.test(number)
    ? { kind, slug, number: Number(number) }
    : null;
}
