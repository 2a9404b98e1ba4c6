import { isCitationFormat } from '../../../publishing/citations/formats.ts';
import type { HubType } from '../../../publishing/hubs/hub.ts';
import { getHub } from '../../../publishing/hubs/published.ts';
import { GROUPS, type Group, kindBySegment } from '../../../publishing/kinds.ts';
import { pageFromSegments, type Scope, scopes } from '../../../publishing/listings/listing.ts';
import { getListPage } from '../../../publishing/listings/published.ts';
import { getOrganization } from '../../../publishing/organizations/published.ts';
import { isPrintable } from '../../../publishing/pdf/edition.ts';
import { getPerson } from '../../../publishing/people/published.ts';
import { getPublication } from '../../../publishing/publications/published.ts';
import type { Lookup, PublishedPublication } from '../../../publishing/publications/views.ts';
import { isGone } from '../../../publishing/publications/withdrawal.ts';
import { below } from '../../../publishing/redirects/redirect.ts';
import { HUB_SEGMENTS } from '../../../publishing/routes.ts';
import { getVersion } from '../../../publishing/versions/published.ts';
import { decoded, listedAt } from './segments.ts';

/** Where the page is that this path asks for: there, or where it moved; null when no page of ours is there. */
export async function pageAt(path: string): Promise<string | null> {
  const [section = '', ...rest] = path.slice(1).split('/');
  const lookup = await lookUp(section, rest);
  if (lookup.found === 'moved') return lookup.to;
  return lookup.found === 'here' ? path : null;
}

type Answer = Lookup<unknown>;
const HERE: Answer = { found: 'here', value: null };
const NOTHING: Answer = { found: 'nothing' };

async function lookUp(section: string, rest: string[]): Promise<Answer> {
  if (section === 'publications') return publicationsAt(rest);
  const group = (Object.keys(GROUPS) as Group[]).find((name) => GROUPS[name].segment === section);
  if (group) return listAt(scopes.group(group), rest);
  if (section === 'organizations') return withListAt(rest, getOrganization, scopes.organization);
  const hub = (Object.keys(HUB_SEGMENTS) as HubType[]).find((type) => HUB_SEGMENTS[type] === section);
  if (hub === undefined && section !== 'people') return NOTHING;
  if (rest.length === 0) return HERE;
  return hub ? withListAt(rest, (slug) => getHub(hub, slug), scopes.hub) : withListAt(rest, getPerson, scopes.person);
}

async function listAt(scope: Scope, segments: string[], least = 0): Promise<Answer> {
  const page = pageFromSegments(segments);
  const list = page === null ? null : await getListPage(scope, page);
  return list && list.total >= least ? HERE : NOTHING;
}

/** Somebody or something with a list of publications. */
async function withListAt(
  [slug = '', ...page]: string[],
  get: (slug: string) => Promise<Lookup<{ id: string }>>,
  scopeOf: (id: string) => Scope,
): Promise<Answer> {
  const at = await listedAt(Promise.resolve({ slug, page }));
  const lookup = at && (await get(at.slug));
  if (!lookup) return NOTHING;
  return lookup.found === 'here' ? listAt(scopeOf(lookup.value.id), page) : lookup;
}

async function publicationsAt([segment, second, ...rest]: string[]): Promise<Answer> {
  if (segment === undefined) return HERE;
  const kind = kindBySegment(segment);
  if (kind === null) return NOTHING;
  if (second === undefined) return listAt(scopes.kind(kind), [], 1);
  if (second === 'page' && rest.length === 1) return listAt(scopes.kind(kind), [second, ...rest], 1);
  const slug = decoded(second);
  if (slug === null || !PART.test(rest.join('/'))) return NOTHING;
  const lookup = await getPublication(kind, slug);
  if (lookup.found === 'here') return (await hasPart(lookup.value, rest)) ? HERE : NOTHING;
  if (lookup.found === 'nothing' || rest.length === 0 || !lookup.to.startsWith('/publications/')) return lookup;
  return { found: 'moved', to: below(lookup.to, `/${rest.join('/')}`) };
}

/** What may stand below a publication. */
const PART = /^(?:|print|versions(?:\/[1-9]\d{0,5})?|cite\/[^/]+)$/;

async function hasPart(publication: PublishedPublication, [part, which]: string[]): Promise<boolean> {
  if (part === 'print') return isPrintable(publication);
  if (part === 'cite') return isCitationFormat(which ?? '');
  if (which === undefined || isGone(publication)) return true;
  return (await getVersion(publication.kind, publication.slug, Number(which))).found === 'here';
}
