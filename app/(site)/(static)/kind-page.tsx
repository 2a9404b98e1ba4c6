import type { Metadata } from 'next';
import { PublicationList } from '../../../components/listing/publication-list.tsx';
import { StructuredData } from '../../../components/site/structured-data.tsx';
import { env } from '../../../lib/env.ts';
import { listNames } from '../../../publishing/feeds/list-names.ts';
import { getInstitution } from '../../../publishing/institution/published.ts';
import { kindBySegment, rulesOf } from '../../../publishing/kinds.ts';
import { pageFromSegments, scopes } from '../../../publishing/listings/listing.ts';
import { getListPage } from '../../../publishing/listings/published.ts';
import { routes } from '../../../publishing/routes.ts';
import { listThings } from '../../../publishing/structured-data/structured-data.ts';
import { sendToLowerCase } from './found.ts';
import { loadListPages } from './list-actions.tsx';
import { listPicture } from './list-picture.ts';
import { NothingHere } from './nothing-here.tsx';
import { NOTHING_HERE, onPage, pageMetadata } from './page-metadata.ts';

type Params = Promise<{ kind: string; page?: string }>;

export async function kindMetadata(params: Params): Promise<Metadata> {
  const at = await kindAt(params);
  if (!at) return NOTHING_HERE;
  const { kind, page } = at;
  const institution = await getInstitution();
  const { plural } = rulesOf(kind);
  return pageMetadata({
    title: page === 1 ? plural : `${plural}, page ${page}`,
    description: onPage(`${plural} of ${institution.name}, newest first.`, page),
    path: routes.kind(kind, page),
    institution,
    picture: listPicture(listNames.kind(kind), institution),
    feeds: { path: routes.kind(kind), of: plural },
  });
}

/** Everything of one kind, newest first. */
export async function KindPage({ params }: { params: Params }) {
  const at = await kindAt(params);
  if (!at) {
    const { kind: segment, page } = await params;
    await sendToLowerCase(`/publications/${segment}${page === undefined ? '' : `/page/${page}`}`);
    return <NothingHere />;
  }
  const { kind, page } = at;
  const scope = scopes.kind(kind);
  const [list, institution] = await Promise.all([getListPage(scope, page), getInstitution()]);
  if (!list || list.total === 0) return <NothingHere />;
  return (
    <>
      <h1 className="page-title">{rulesOf(kind).plural}</h1>
      <PublicationList
        scope={scope}
        path={routes.kind(kind)}
        list={list}
        institution={institution}
        load={loadListPages}
      />
    </>
  );
}

/** What it says to machines. */
export async function KindHead({ params }: { params: Params }) {
  const at = await kindAt(params);
  const list = at && (await getListPage(scopes.kind(at.kind), at.page));
  if (!list || list.total === 0) return null;
  const shown = {
    name: rulesOf(at.kind).plural,
    path: routes.kind(at.kind, at.page),
    items: list.items,
    above: [['Publications', routes.publications()] as [string, string]],
  };
  return <StructuredData things={listThings(shown, await getInstitution(), env().SITE_URL)} />;
}

async function kindAt(params: Params) {
  const { kind: segment, page: written } = await params;
  const kind = kindBySegment(segment);
  const page = pageFromSegments(written === undefined ? [] : ['page', written]);
  return kind === null || page === null ? null : { kind, page };
}
