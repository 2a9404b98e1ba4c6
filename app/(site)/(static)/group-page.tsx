import type { Metadata } from 'next';
import { PublicationList } from '../../../components/listing/publication-list.tsx';
import { StructuredData } from '../../../components/site/structured-data.tsx';
import { env } from '../../../lib/env.ts';
import { listNames } from '../../../publishing/feeds/list-names.ts';
import { getInstitution } from '../../../publishing/institution/published.ts';
import { GROUPS, type Group } from '../../../publishing/kinds.ts';
import { pageFromSegments, scopes } from '../../../publishing/listings/listing.ts';
import { getListPage } from '../../../publishing/listings/published.ts';
import { routes } from '../../../publishing/routes.ts';
import { listThings } from '../../../publishing/structured-data/structured-data.ts';
import { BUILD_PLACEHOLDER } from './build-placeholder.ts';
import { loadListPages } from './list-actions.tsx';
import { listPicture } from './list-picture.ts';
import { NothingHere } from './nothing-here.tsx';
import { NOTHING_HERE, onPage, pageMetadata } from './page-metadata.ts';

type Params = Promise<{ page?: string[] }>;

export const groupParams = () => [{ page: [BUILD_PLACEHOLDER] }];

/** The head of one of the two public streams. */
export async function groupMetadata(group: Group, params: Params): Promise<Metadata> {
  const page = pageFromSegments((await params).page ?? []);
  if (page === null) return NOTHING_HERE;
  const institution = await getInstitution();
  return pageMetadata({
    title: page === 1 ? GROUPS[group].label : `${GROUPS[group].label}, page ${page}`,
    description: onPage(`${GROUPS[group].label} of ${institution.name}, newest first.`, page),
    path: routes.group(group, page),
    institution,
    picture: listPicture(listNames.group(group), institution),
    feeds: { path: routes.group(group), of: GROUPS[group].label },
  });
}

/** One of the two public streams, newest first. */
export async function GroupPage({ group, params }: { group: Group; params: Params }) {
  const page = pageFromSegments((await params).page ?? []);
  if (page === null) return <NothingHere />;
  const scope = scopes.group(group);
  const [list, institution] = await Promise.all([getListPage(scope, page), getInstitution()]);
  if (!list) return <NothingHere />;
  return (
    <>
      <h1 className="page-title">{GROUPS[group].label}</h1>
      <PublicationList
        scope={scope}
        path={routes.group(group)}
        list={list}
        institution={institution}
        load={loadListPages}
      />
    </>
  );
}

/** What it says to machines. */
export async function GroupHead({ group, params }: { group: Group; params: Params }) {
  const page = pageFromSegments((await params).page ?? []);
  const list = page === null ? null : await getListPage(scopes.group(group), page);
  if (page === null || !list) return null;
  const { label } = GROUPS[group];
  const shown = { name: label, path: routes.group(group, page), items: list.items };
  return <StructuredData things={listThings(shown, await getInstitution(), env().SITE_URL)} />;
}
