import type { Metadata } from 'next';
import { HubHeader } from '../../../components/hub/hub-header.tsx';
import { HubIndex } from '../../../components/hub/hub-index.tsx';
import { StructuredData } from '../../../components/site/structured-data.tsx';
import { env } from '../../../lib/env.ts';
import { excerpt } from '../../../publishing/body/text.ts';
import { listNames } from '../../../publishing/feeds/list-names.ts';
import { HUB_TYPES, type HubType } from '../../../publishing/hubs/hub.ts';
import { getHub, getHubs } from '../../../publishing/hubs/published.ts';
import { getInstitution } from '../../../publishing/institution/published.ts';
import { scopes } from '../../../publishing/listings/listing.ts';
import { getListPage } from '../../../publishing/listings/published.ts';
import { routes } from '../../../publishing/routes.ts';
import { indexThings, listThings } from '../../../publishing/structured-data/structured-data.ts';
import { BUILD_PLACEHOLDER } from './build-placeholder.ts';
import { found } from './found.ts';
import { listPicture } from './list-picture.ts';
import { NothingHere } from './nothing-here.tsx';
import { NOTHING_HERE, onPage, pageMetadata } from './page-metadata.ts';
import { PublicationsOf } from './publications-of.tsx';
import { listedAt } from './segments.ts';

type IndexParams = Promise<{ index?: string[] }>;
type HubParams = Promise<{ slug: string; page?: string[] }>;

export const hubIndexParams = () => [{ index: [BUILD_PLACEHOLDER] }];
export const hubParams = () => [{ slug: BUILD_PLACEHOLDER, page: [BUILD_PLACEHOLDER] }];

export async function hubIndexMetadata(type: HubType, params: IndexParams): Promise<Metadata> {
  if ((await params).index) return NOTHING_HERE;
  const institution = await getInstitution();
  const { plural } = HUB_TYPES[type];
  return pageMetadata({
    title: plural,
    description: `${plural} that ${institution.name} works on, with everything published on each.`,
    path: routes.hubs(type),
    institution,
    picture: listPicture(listNames.site(), institution),
  });
}

/** Every topic, region, program or series. */
export async function HubIndexPage({ type, params }: { type: HubType; params: IndexParams }) {
  if ((await params).index) return <NothingHere />;
  const [hubs, institution] = await Promise.all([getHubs(type), getInstitution()]);
  return <HubIndex type={type} hubs={hubs} language={institution.language} />;
}

/** What it says to machines. */
export async function HubIndexHead({ type, params }: { type: HubType; params: IndexParams }) {
  if ((await params).index) return null;
  const [hubs, institution] = await Promise.all([getHubs(type), getInstitution()]);
  const entries = hubs.map(({ name, slug }): [string, string] => [name, routes.hub(type, slug)]);
  const index = { name: HUB_TYPES[type].plural, path: routes.hubs(type), entries };
  return <StructuredData things={indexThings(index, institution, env().SITE_URL)} />;
}

export async function hubMetadata(type: HubType, params: HubParams): Promise<Metadata> {
  const at = await listedAt(params);
  if (!at) return NOTHING_HERE;
  const { slug, page } = at;
  const [lookup, institution] = await Promise.all([getHub(type, slug), getInstitution()]);
  if (lookup.found !== 'here') return NOTHING_HERE;
  const { name, description } = lookup.value;
  return pageMetadata({
    title: page === 1 ? name : `${name}, page ${page}`,
    description: onPage(
      description ? excerpt(description, 190) : `${name}: publications of ${institution.name}.`,
      page,
    ),
    path: routes.hub(type, lookup.value.slug, page),
    institution,
    picture: listPicture(listNames.hub(type, lookup.value), institution),
    feeds: { path: routes.hub(type, lookup.value.slug), of: name },
  });
}

/** One topic, region, program or series with what was published on it. */
export async function HubPage({ type, params }: { type: HubType; params: HubParams }) {
  const at = await listedAt(params);
  if (!at) return <NothingHere />;
  const { slug, page } = at;
  const [lookup, institution] = await Promise.all([getHub(type, slug), getInstitution()]);
  const hub = await found(lookup, routes.hub(type, slug, page));
  if (!hub) return <NothingHere />;
  const scope = scopes.hub(hub.id);
  const list = await getListPage(scope, page);
  if (!list) return <NothingHere />;
  return (
    <>
      <HubHeader hub={hub} whole={page === 1} />
      <PublicationsOf scope={scope} path={routes.hub(type, hub.slug)} list={list} institution={institution} />
    </>
  );
}

/** What it says to machines. */
export async function HubHead({ type, params }: { type: HubType; params: HubParams }) {
  const at = await listedAt(params);
  const lookup = at && (await getHub(type, at.slug));
  if (!at || lookup?.found !== 'here') return null;
  const hub = lookup.value;
  const list = await getListPage(scopes.hub(hub.id), at.page);
  if (!list) return null;
  const shown = {
    name: hub.name,
    path: routes.hub(type, hub.slug, at.page),
    items: list.items,
    above: [[HUB_TYPES[type].plural, routes.hubs(type)] as [string, string]],
  };
  return <StructuredData things={listThings(shown, await getInstitution(), env().SITE_URL)} />;
}
