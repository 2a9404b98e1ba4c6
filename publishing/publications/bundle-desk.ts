import { db } from '../../lib/db.ts';
import type { Kind } from '../kinds.ts';
import { withSuffix } from '../redirects/redirect.ts';
import { routes } from '../routes.ts';
import { can, type MemberView } from '../staff/permissions.ts';
import { withinReach } from '../staff/reach.ts';
import type { PublicationContent } from './content.ts';
import { judge, openFindings } from './gate-queries.ts';
import { type DraftStage, effectiveState, type PublicationState } from './publication.ts';

export type BundleState = 'open' | 'scheduled' | 'released';
export type BundleRow = { id: string; name: string; state: BundleState; releaseAt: Date | null; size: number };

export type BundleView = Omit<BundleRow, 'size'> & {
  members: {
    id: string;
    /** Null: it is not open to the member, who learns no more than that it is there. */
    title: string | null;
    path: string;
    state: PublicationState;
    stage: DraftStage | null;
    /** Of the draft that would go out; 0 for the text that waits already. */
    counter: number;
    /** What still holds it up. */
    open: string[];
    /** The approval that the institution asks for is missing. */
    unapproved: boolean;
  }[];
  redirects: { path: string; to: string }[];
  now: Date;
};

export async function listBundles(): Promise<BundleRow[]> {
  return db().$queryRaw<BundleRow[]>`
    SELECT b.id, b.name, b."releaseAt", CASE WHEN b.state = 'scheduled' AND b."releaseAt" <= now() THEN 'released' ELSE b.state::text END AS state,
      ((SELECT count(*) FROM "BundleMember" m WHERE m."bundleId" = b.id) + (SELECT count(*) FROM "Redirect" r WHERE r."bundleId" = b.id))::int AS size
    FROM "Bundle" b ORDER BY b."releaseAt" DESC NULLS FIRST, b.id DESC LIMIT 200`;
}

export async function findBundle(member: MemberView, id: string): Promise<BundleView | null> {
  const [bundle, clock] = await Promise.all([
    db().bundle.findUnique({
      where: { id },
      include: {
        members: {
          orderBy: { addedAt: 'asc' },
          include: {
            publication: { include: { draft: true, liveRevision: { select: { content: true } } } },
          },
        },
        redirects: {
          orderBy: { path: 'asc' },
          include: {
            publication: {
              select: { kind: true, slug: true, createdBy: true, deskPeople: true, deskHubs: true },
            },
            person: { select: { slug: true } },
            organization: { select: { slug: true } },
            hub: { select: { type: true, slug: true } },
          },
        },
      },
    }),
    db().$queryRaw<{ now: Date; fourEyes: boolean }[]>`SELECT now(), "fourEyes" FROM "Institution"`,
  ]);
  if (!bundle) return null;
  const { now = new Date(), fourEyes = false } = clock[0] ?? {};
  const isOpen = (row: { createdBy: string; deskPeople: string[]; deskHubs: string[] }) =>
    can(member, 'publication.read', { createdBy: row.createdBy, people: row.deskPeople, programs: row.deskHubs });
  const together = bundle.members.map(({ publicationId }) => publicationId);
  const members: BundleView['members'] = [];
  for (const { publication } of bundle.members) {
    const { draft, liveRevision } = publication;
    const state = effectiveState(publication, now);
    const text = draft?.content ?? (state === 'scheduled' ? liveRevision?.content : null);
    const findings = text
      ? await judge(db(), publication.id, text as unknown as PublicationContent, { at: bundle.releaseAt, together })
      : [];
    const shown = isOpen(publication);
    members.push({
      id: publication.id,
      title: shown ? publication.deskTitle : null,
      path: shown ? routes.publication(publication.kind as Kind, publication.slug) : '',
      state,
      stage: draft?.stage ?? null,
      counter: draft?.counter ?? 0,
      open: shown ? openFindings(findings).map(({ sentence }) => sentence) : [],
      unapproved: fourEyes && draft !== null && (draft.approvedBy === null || draft.approvedBy === draft.actor),
    });
  }
  return {
    id: bundle.id,
    name: bundle.name,
    state: bundle.state === 'scheduled' && bundle.releaseAt && bundle.releaseAt <= now ? 'released' : bundle.state,
    releaseAt: bundle.releaseAt,
    members,
    redirects: bundle.redirects.map(({ path, target, suffix, publication, person, organization, hub }) => ({
      path,
      to: withSuffix(
        target ??
          (publication &&
            (isOpen(publication) ? routes.publication(publication.kind as Kind, publication.slug) : '…')) ??
          (person && routes.person(person.slug)) ??
          (organization && routes.organization(organization.slug)) ??
          (hub && routes.hub(hub.type, hub.slug)) ??
          '',
        suffix,
      ),
    })),
    now,
  };
}

/** What the member could put into a bundle: whatever has something to release and is in no other; the newest first. */
export async function listBundleCandidates(member: MemberView): Promise<{ id: string; title: string }[]> {
  return db().$queryRaw<{ id: string; title: string }[]>`
    SELECT p.id, p."deskTitle" AS title FROM "Publication" p LEFT JOIN "Draft" d ON d."publicationId" = p.id
    WHERE ${withinReach(member, 'publication.release')} AND p."binnedAt" IS NULL AND (d.counter IS NOT NULL OR (p.state = 'scheduled' AND p."releaseAt" > now()))
      AND NOT EXISTS (SELECT FROM "BundleMember" m JOIN "Bundle" b ON b.id = m."bundleId"
        WHERE m."publicationId" = p.id AND b.state <> 'released')
    ORDER BY p."deskUpdatedAt" DESC, p.id DESC LIMIT 300`;
}
