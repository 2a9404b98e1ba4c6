import type { Metadata } from 'next';
import { PersonHeader } from '../../../../../../components/person/person-header.tsx';
import { listNames } from '../../../../../../publishing/feeds/list-names.ts';
import { getInstitution } from '../../../../../../publishing/institution/published.ts';
import { scopes } from '../../../../../../publishing/listings/listing.ts';
import { getListPage } from '../../../../../../publishing/listings/published.ts';
import { getPerson } from '../../../../../../publishing/people/published.ts';
import { routes } from '../../../../../../publishing/routes.ts';
import { BUILD_PLACEHOLDER } from '../../../build-placeholder.ts';
import { found } from '../../../found.ts';
import { listPicture } from '../../../list-picture.ts';
import { NothingHere } from '../../../nothing-here.tsx';
import { NOTHING_HERE, onPage, pageMetadata, sharedCopy } from '../../../page-metadata.ts';
import { PublicationsOf } from '../../../publications-of.tsx';
import { listedAt } from '../../../segments.ts';

type Props = PageProps<'/people/[slug]/[[...page]]'>;

export const generateStaticParams = () => [{ slug: BUILD_PLACEHOLDER, page: [BUILD_PLACEHOLDER] }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const at = await listedAt(params);
  if (!at) return NOTHING_HERE;
  const { slug, page } = at;
  const [lookup, institution] = await Promise.all([getPerson(slug), getInstitution()]);
  if (lookup.found !== 'here') return NOTHING_HERE;
  const { name, role, affiliation, portrait } = lookup.value;
  const metadata = pageMetadata({
    title: page === 1 ? name : `${name}, page ${page}`,
    description: onPage(`${[name, role, affiliation].filter(Boolean).join(', ')}. Publications and biography.`, page),
    path: routes.person(lookup.value.slug, page),
    institution,
    picture: (portrait && sharedCopy(portrait)) ?? listPicture(listNames.person(lookup.value), institution),
    feeds: { path: routes.person(lookup.value.slug), of: name },
  });
  return { ...metadata, openGraph: { ...metadata.openGraph, type: 'profile' } };
}

export default async function Page({ params }: Props) {
  const at = await listedAt(params);
  if (!at) return <NothingHere />;
  const { slug, page } = at;
  const [lookup, institution] = await Promise.all([getPerson(slug), getInstitution()]);
  const person = await found(lookup, routes.person(slug, page));
  if (!person) return <NothingHere />;
  const scope = scopes.person(person.id);
  const list = await getListPage(scope, page);
  if (!list) return <NothingHere />;
  return (
    <>
      <PersonHeader person={person} biography={page === 1} />
      <PublicationsOf scope={scope} path={routes.person(person.slug)} list={list} institution={institution} />
    </>
  );
}
