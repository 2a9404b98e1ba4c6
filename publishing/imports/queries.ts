import { databaseTime } from '../../lib/database-time.ts';
import { db } from '../../lib/db.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Kind } from '../kinds.ts';
import { kindBySegment } from '../kinds.ts';
import { effectiveState, type PublicationState } from '../publications/publication.ts';
import type { DatePrecision } from '../publications/views.ts';
import { pathsShown } from '../redirects/queries.ts';

export type KnownSource = {
  fingerprint: string;
  publicationId: string | null;
  personId: string | null;
  outletId: string | null;
  hubId: string | null;
  fileId: string | null;
};

export type KnownPublication = { id: string; kind: Kind; slug: string; state: PublicationState };

/** What an import must know of what is here already. */
export type Existing = {
  timeZone: string;
  sources: Map<string, KnownSource>;
  publicationOf(key: string): KnownPublication | null;
  /** "kind/slug" of every address that a publication has or left behind. */
  takenAddresses: Set<string>;
  people: Map<string, { id: string; name: string }>;
  /** Whom those turned out to be who were merged here. */
  mergedPeople: Map<string, string>;
  topics: Map<string, string>;
  outlets: Map<string, string>;
  /** Where every redirect leads, by its path. */
  redirects: Map<string, string>;
};

export async function findExisting(source: string): Promise<Existing> {
  const [institution, sources, publications, people, topics, outlets, redirects] = await Promise.all([
    db().institution.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } }),
    db().importSource.findMany({ where: { source } }),
    db().publication.findMany({ select: { id: true, kind: true, slug: true, state: true } }),
    db().person.findMany({ select: { id: true, slug: true, name: true, mergedIntoId: true } }),
    db().hub.findMany({ where: { type: 'topic' }, select: { id: true, slug: true } }),
    db().outlet.findMany({ select: { id: true, slug: true } }),
    db().redirect.findMany(),
  ]);
  const byKey = new Map(sources.map((row) => [row.key, row]));
  const byId = new Map(publications.map((row) => [row.id, row as KnownPublication]));
  return {
    timeZone: institution.timeZone,
    sources: byKey,
    publicationOf: (key) => byId.get(byKey.get(key)?.publicationId ?? '') ?? null,
    takenAddresses: new Set([
      ...publications.map(({ kind, slug }) => `${kind}/${slug}`),
      ...redirects.flatMap(({ path }) => publicationAddress(path)),
    ]),
    people: new Map(people.map(({ slug, id, name }) => [slug, { id, name }])),
    mergedPeople: new Map(people.flatMap(({ id, mergedIntoId }) => (mergedIntoId ? [[id, mergedIntoId]] : []))),
    topics: new Map(topics.map(({ slug, id }) => [slug, id])),
    outlets: new Map(outlets.map(({ slug, id }) => [slug, id])),
    redirects: new Map(
      redirects.map((row) => [
        row.path,
        row.publicationId ?? row.personId ?? row.organizationId ?? row.hubId ?? row.target ?? '',
      ]),
    ),
  };
}

function publicationAddress(path: string): string[] {
  const [, segment = '', slug = ''] = /^\/publications\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  const kind = kindBySegment(segment);
  return kind ? [`${kind}/${slug}`] : [];
}

/** A publication as it stands, for one that is to be brought up to date. */
export type Current = {
  /** As it is now: what was scheduled is published from its time on. */
  state: PublicationState;
  releaseAt: Date | null;
  datePrecision: DatePrecision;
  /** The newest revision, and who made it; null before the first release. */
  revision: { number: number; actor: string; content: unknown } | null;
  draft: { counter: number; actor: string; content: unknown } | null;
};

export async function findCurrent(tx: Tx, id: string): Promise<Current> {
  const now = await databaseTime(tx);
  const row = await tx.publication.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      releaseAt: true,
      datePrecision: true,
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, actor: true, content: true } },
      draft: { select: { counter: true, actor: true, content: true } },
    },
  });
  const { revisions, ...rest } = row;
  return { ...rest, state: effectiveState(rest, now), revision: revisions[0] ?? null };
}

/** Those of the paths at which something stands now. */
export function findShown(paths: string[]): Promise<Set<string>> {
  return pathsShown(db(), paths);
}
