import { databaseTime } from '../../lib/database-time.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { type AuditDetail, auditAll } from '../audit/audit.ts';
import { followMerges, holdDirectory } from '../directory/merges.ts';
import { originalChanged } from '../events.ts';
import { putInSearch } from '../search/projection.ts';
import { addVersions } from '../versions/projection.ts';
import { claimAddresses } from './address.ts';
import { CONTENT_SCHEMA_VERSION, contentJson, type PublicationContent, withAnchoredHeadings } from './content.ts';
import { checkDoi } from './doi-queries.ts';
import { isTooFar, TOO_FAR } from './horizon.ts';
import { checkNote, checkSlug, parseContent } from './inputs.ts';
import { checkAllReferences, columnsOf, deskColumnsOf, projectLists, projectRelations } from './projection.ts';
import { publishBlockers, scopesOf } from './publication.ts';
import type { DatePrecision } from './views.ts';

/** Something finished elsewhere, with the date it has or will have. */
export type NewRelease = {
  slug: string;
  content: PublicationContent;
  releaseAt: Date;
  datePrecision?: DatePrecision;
  note?: string;
};

/**
 * Makes publications that were finished elsewhere and releases them in the same step: those whose `releaseAt` has passed
 * at once, the others at that moment. There is never a draft of them. One that is refused does not hold up the others; the
 * answers are in the order of the inputs.
 */
export async function createReleased(
  actor: Actor,
  inputs: NewRelease[],
  outer?: Tx,
): Promise<Result<{ id: string }>[]> {
  authorize(actor, 'publication.create');
  authorize(actor, 'publication.release');
  const judged = inputs.map(judge);
  const sound = judged.flatMap((each) => (each.ok ? each.value : []));
  return within(outer, async (tx) => {
    await holdDirectory(tx);
    const contents = await followMerges(
      tx,
      sound.map(({ content }) => content),
    );
    const claims = await claimAddresses(
      tx,
      sound.map(({ slug, content }) => ({ kind: content.kind, slug })),
      null,
    );
    const references = await checkAllReferences(tx, contents);
    const dois = await Promise.all(sound.map(({ content }) => checkDoi(tx, content.doi, null)));
    const now = await databaseTime(tx);
    const claimed = new Set<string>();
    const results = new Map<Judged, Result<{ id: string }>>();
    const made = sound.flatMap((each, index) => {
      const claim = claims[index] as Result<{ path: string }>;
      const reference = references[index] as Result<null>;
      const doi = dois[index] as Result<null>;
      const refusal = !claim.ok
        ? claim
        : !reference.ok
          ? reference
          : !doi.ok
            ? doi
            : isTooFar(each.releaseAt, now)
              ? refusedFor('releaseAt', TOO_FAR)
              : twice(claim.value.path, each.content.doi, claimed);
      if (refusal) {
        results.set(each, refusal);
        return [];
      }
      const id = newId();
      results.set(each, ok({ id }));
      return [{ ...each, content: contents[index] as PublicationContent, id, revisionId: newId() }];
    });
    if (made.length > 0) await write(tx, actor, made);
    return judged.map((each) => (each.ok ? (results.get(each.value) as Result<{ id: string }>) : each));
  });
}

type Judged = NewRelease;
type Made = Judged & { id: string; revisionId: string };

function judge(input: NewRelease): Result<Judged> {
  const slug = checkSlug(input.slug);
  if (!slug.ok) return slug;
  const note = checkNote(input.note);
  if (!note.ok) return note;
  const content = parseContent(input.content);
  if (!content.ok) return content;
  const blockers = publishBlockers(content.value);
  return blockers.length > 0
    ? refused(...blockers)
    : ok({ ...input, slug: slug.value, content: withAnchoredHeadings(content.value) });
}

function twice(path: string, doi: string | null, claimed: Set<string>) {
  const name = doi?.toLowerCase();
  if (claimed.has(path)) return refusedFor('slug', `Another publication has the address ${path}. Choose another slug.`);
  if (name && claimed.has(name)) return refusedFor('doi', `Another publication has the DOI ${doi} already.`);
  claimed.add(path);
  if (name) claimed.add(name);
  return null;
}

async function write(tx: Tx, actor: Actor, made: Made[]): Promise<void> {
  await tx.publication.createMany({
    data: made.map(({ id, slug, content }) => ({
      id,
      slug,
      createdBy: actor.id,
      ...columnsOf(content),
      ...deskColumnsOf(content),
    })),
  });
  await tx.revision.createMany({
    data: made.map(({ id, revisionId, content, note }) => ({
      id: revisionId,
      publicationId: id,
      number: 1,
      content: contentJson(content),
      schemaVersion: CONTENT_SCHEMA_VERSION,
      actor: actor.id,
      note: note ?? null,
    })),
  });
  const released = await tx.$queryRaw<{ id: string; state: string; liveAt: Date }[]>`
    UPDATE "Publication" p SET
      state = CASE WHEN r.at > clock_timestamp() THEN 'scheduled' ELSE 'published' END::"PublicationState",
      "releaseAt" = r.at, "datePrecision" = r.precision::"DatePrecision", "liveRevisionId" = r.revision,
      "firstReleasedAt" = greatest(r.at, clock_timestamp())
    FROM unnest(
      ${made.map(({ id }) => id)}::uuid[], ${made.map(({ revisionId }) => revisionId)}::uuid[],
      ${made.map(({ releaseAt }) => releaseAt.toISOString())}::timestamptz[],
      ${made.map(({ datePrecision }) => datePrecision ?? 'minute')}::text[]) AS r(id, revision, at, precision)
    WHERE p.id = r.id
    RETURNING p.id, p.state::text AS state, p."firstReleasedAt" AS "liveAt"`;
  await projectRelations(tx, made, true);
  const liveAtOf = new Map(released.map(({ id, liveAt }) => [id, liveAt]));
  await addVersions(
    tx,
    made.map(({ id, revisionId, content, releaseAt }) => ({
      id,
      revisionId,
      content,
      liveAt: liveAtOf.get(id) ?? releaseAt,
    })),
    null,
  );
  await projectLists(tx, made, true);
  await putInSearch(tx, made);

  const stateOf = new Map(released.map(({ id, state }) => [id, state]));
  const subjects = (detail: (each: Made) => AuditDetail) =>
    made.map((each) => ({ type: 'publication' as const, id: each.id, detail: detail(each) }));
  await auditAll(
    tx,
    actor,
    'create',
    subjects(({ slug, content }) => ({ before: null, after: { slug, title: content.title } })),
  );
  for (const [state, action] of [
    ['published', 'publish'],
    ['scheduled', 'schedule'],
  ] as const) {
    const entries = subjects(({ releaseAt, note }) => ({
      before: { state: 'draft' },
      after: { state, revision: 1, releaseAt: releaseAt.toISOString() },
      revision: 1,
      releaseAt: releaseAt.toISOString(),
      note: note ?? null,
    })).filter(({ id }) => stateOf.get(id) === state);
    if (entries.length > 0) await auditAll(tx, actor, action, entries);
  }
  await announce(
    tx,
    ...made.map(({ id, slug, content }) => ({
      type: 'publication.changed' as const,
      id,
      addresses: [{ kind: content.kind, slug }],
      scopes: scopesOf(content),
    })),
    ...made.flatMap(({ content }) => (content.translationOf === null ? [] : originalChanged(content.translationOf))),
  );
}
