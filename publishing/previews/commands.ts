import { db } from '../../lib/db.ts';
import { newId } from '../../lib/ids.ts';
import { parse } from '../../lib/parse.ts';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { newToken } from '../../lib/token.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { audit } from '../audit/audit.ts';
import { lockPublication } from '../publications/locked.ts';
import { type LinkInput, linkSchema } from './inputs.ts';

/** Makes a link for somebody outside; the token is given once and only its hash is kept. */
export async function createPreviewLink(
  actor: Actor,
  input: { id: string } & LinkInput,
  outer?: Tx,
): Promise<Result<{ token: string }>> {
  const checked = parse(linkSchema, { label: input.label, days: input.days });
  if (!checked.ok) return checked;
  const { label, days } = checked.value;
  return within(outer, async (tx) => {
    const row = await lockPublication(tx, actor, 'publication.preview', input.id);
    if (row.binnedAt) return refusedFor('', 'It lies in the bin. Take it out first.');
    const draft = await tx.draft.findUnique({ where: { publicationId: row.id }, select: { counter: true } });
    if (!draft && row.state !== 'scheduled') {
      return refusedFor('', 'There is no draft that waits for its release. Open one first.');
    }
    const { token, hash } = newToken();
    const id = newId();
    await tx.$executeRaw`
      INSERT INTO "PreviewLink" (id, "publicationId", "tokenHash", label, "publicRevision", actor, "expiresAt")
      VALUES (${id}::uuid, ${row.id}::uuid, ${hash}, ${label}, public_revision(${row.id}::uuid), ${actor.id},
        now() + make_interval(days => ${days}::int))`;
    await audit(
      tx,
      actor,
      'share preview',
      { type: 'publication', id: row.id },
      { before: null, after: { label, days }, link: id },
    );
    return ok({ token });
  });
}

/** Ends a link at once, its files included. */
export async function revokePreviewLink(
  actor: Actor,
  input: { id: string; linkId: string },
  outer?: Tx,
): Promise<Result<null>> {
  return within(outer, async (tx) => {
    await lockPublication(tx, actor, 'publication.preview', input.id);
    const revoked = await tx.previewLink.updateMany({
      where: { id: input.linkId, publicationId: input.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (revoked.count === 0) return refusedFor('', 'This link is not there any more, or was taken back already.');
    await audit(
      tx,
      actor,
      'revoke preview',
      { type: 'publication', id: input.id },
      { before: { revoked: false }, after: { revoked: true }, link: input.linkId },
    );
    return ok(null);
  });
}

/** Remembers when a link was first opened. */
export async function recordOpening(linkId: string): Promise<void> {
  await db().previewLink.updateMany({ where: { id: linkId, openedAt: null }, data: { openedAt: new Date() } });
}
