import { env } from '../../lib/env.ts';
import type { Issue } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import { isUuid } from '../../lib/uuid.ts';
import { withAnchors } from '../body/anchors.ts';
import type { Document } from '../body/document.ts';
import { filesOf } from '../body/files.ts';
import { headingsOf, linksOf } from '../body/places.ts';
import { findPerson } from '../people/queries.ts';
import { findRedirect, pathsShown } from '../redirects/queries.ts';
import { normalizePath } from '../redirects/redirect.ts';
import { routes } from '../routes.ts';
import type { PublicationContent } from './content.ts';
import { type Finding, findingsOf, type GateFacts, type LinkFact } from './gate.ts';
import { headingNamed, type LinkPlace, linkPlace } from './link-place.ts';
import { checkReferences } from './projection.ts';

/* The release gate with what the database knows: used by commands inside their transaction and by the pages that show it. */

export type JudgedFinding = Finding & { waiver: { actor: string; reason: string; createdAt: Date } | null };

/** When the text would come out (null: now), and what comes out with it. */
export type Circumstances = { at: Date | null; together: string[] };

/** The same with the text itself, which is not saved where links look for it. */
type Judged = Circumstances & { own: { id: string; body: Document } };

/** What the gate finds in a content of this publication, each warning with the waiver that somebody gave for it. */
export async function judge(
  tx: Tx,
  id: string,
  content: PublicationContent,
  circumstances: Circumstances = { at: null, together: [] },
): Promise<JudgedFinding[]> {
  const findings = findingsOf(
    content,
    await factsOf(tx, content, {
      ...circumstances,
      together: [id, ...circumstances.together],
      own: { id, body: content.body },
    }),
  );
  const waivers = await tx.waiver.findMany({ where: { publicationId: id } });
  return findings.map((finding) => ({
    ...finding,
    waiver:
      (finding.severity === 'warning' &&
        waivers.find((waiver) => waiver.finding === finding.id && waiver.about === finding.about)) ||
      null,
  }));
}

/** What still holds a release up. */
export function openFindings(findings: JudgedFinding[]): JudgedFinding[] {
  return findings.filter(({ severity, waiver }) => severity === 'blocker' || waiver === null);
}

export function toIssue({ place, severity, sentence }: Finding): Issue {
  return {
    field: 'field' in place ? place.field : `body.${place.block}`,
    message: severity === 'warning' ? `${sentence} Put it right, or waive it with a reason.` : sentence,
  };
}

async function factsOf(tx: Tx, content: PublicationContent, circumstances: Judged): Promise<GateFacts> {
  const fileIds = [
    ...new Set([
      ...filesOf(content.body),
      ...content.downloads.map(({ fileId }) => fileId),
      ...(content.cover ? [content.cover.fileId] : []),
    ]),
  ].filter(isUuid);
  const files = await tx.file.findMany({
    where: { id: { in: fileIds } },
    select: { id: true, name: true, storageKey: true, contentType: true, credit: true },
  });
  const references = await checkReferences(tx, content);
  const topics = await tx.hub.count({ where: { id: { in: content.hubs }, type: 'topic' } });
  return {
    files: Object.fromEntries(
      files.map(({ id, storageKey, ...file }) => [id, { ...file, stored: storageKey !== null }]),
    ),
    links: await linkFacts(tx, content, circumstances),
    gone: references.ok ? [] : references.issues,
    topics,
  };
}

async function linkFacts(tx: Tx, content: PublicationContent, circumstances: Judged) {
  const facts: Record<string, LinkFact> = {};
  for (const href of new Set(linksOf(content.body).map((link) => link.href))) {
    const within = addressWithin(href);
    if (within !== null) facts[href] = await linkFact(tx, within, circumstances);
  }
  return facts;
}

type Within = { path: string; hash: string };

/** Where an address of this site leads; null for addresses elsewhere and for places in the text itself. */
function addressWithin(href: string): Within | null {
  const site = new URL(env().SITE_URL);
  if (!href.startsWith('/') && !/^https?:/i.test(href)) return null;
  const url = new URL(href, site);
  return url.host === site.host ? { path: url.pathname, hash: url.hash } : null;
}

async function linkFact(tx: Tx, { path, hash }: Within, circumstances: Judged): Promise<LinkFact> {
  const normal = normalizePath(path) ?? '/';
  const place = linkPlace(normal);
  if (place.of === 'kind') return 'public';
  if (place.of === 'list') return listFact(tx, normal, place.path);
  const fact = place.of === 'publication' ? await publicationFact(tx, place, circumstances) : null;
  if (place.of !== 'publication' || fact === null)
    return (await findRedirect(tx, normal)) === null ? 'nothing' : 'public';
  const isPage = normal === decodeURIComponent(routes.publication(place.kind, place.slug));
  const heading = isPage && fact === 'public' ? headingNamed(hash) : null;
  return heading === null || (await hasHeading(tx, place, heading, circumstances)) ? fact : 'no place';
}

/** Null: no publication has that address, or no such version. */
async function publicationFact(
  tx: Tx,
  { kind, slug, version }: LinkPlace & { of: 'publication' },
  { at, together }: Circumstances,
): Promise<LinkFact | null> {
  const [row] = await tx.$queryRaw<{ fact: LinkFact }[]>`
    SELECT CASE WHEN p.state = 'withdrawn' THEN 'withdrawn'
      WHEN is_public(p.state, p."releaseAt") OR p.id = ANY(${together}::uuid[])
        OR (p.state = 'scheduled' AND p."releaseAt" <= ${at?.toISOString() ?? null}::timestamptz) THEN 'public'
      ELSE 'not public' END AS fact
    FROM "Publication" p WHERE p.kind = ${kind} AND p.slug = ${slug} AND (${version}::int IS NULL
      OR EXISTS (SELECT FROM "PublicVersion" v WHERE v."publicationId" = p.id AND v.number = ${version}::int))`;
  return row?.fact ?? null;
}

/** Whether the text that readers will have at a publication's address has this heading. What goes out too is read as its draft. */
async function hasHeading(
  tx: Tx,
  { kind, slug }: LinkPlace & { of: 'publication' },
  heading: string,
  { together, own }: Judged,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ id: string; body: Document }[]>`
    SELECT p.id, coalesce(CASE WHEN p.id = ANY(${together}::uuid[]) THEN d.content->'body' END, p.body) AS body
    FROM "Publication" p LEFT JOIN "Draft" d ON d."publicationId" = p.id WHERE p.kind = ${kind} AND p.slug = ${slug}`;
  if (!row) return true;
  const body = row.id === own.id ? own.body : row.body;
  return headingsOf(withAnchors(body)).some((found) => found.heading.attrs.id === heading);
}

async function listFact(tx: Tx, path: string, list: string): Promise<LinkFact> {
  const [, first = '', slug = ''] = path.split('/');
  if (ALWAYS_THERE.has(list)) return 'public';
  if (first === 'files') {
    const there = isUuid(slug) && (await tx.file.count({ where: { id: slug } })) > 0;
    return there ? 'public' : 'nothing';
  }
  if ((await pathsShown(tx, [list])).has(list)) {
    return first === 'people' && slug !== '' && !(await findPerson(tx, slug)) ? 'not public' : 'public';
  }
  return (await findRedirect(tx, path)) === null ? 'nothing' : 'public';
}

const ALWAYS_THERE = new Set(['/', '/search', '/sitemap.xml', '/robots.txt', '/llms.txt']);
