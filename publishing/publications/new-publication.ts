import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { claimAddress } from './address.ts';
import type { PublicationContent } from './content.ts';
import { checkReferences, columnsOf, deskColumnsOf } from './projection.ts';

/** Writes the row of a publication that nobody sees yet, at an address that is free. `content` has been judged. */
export async function insertPublication(
  tx: Tx,
  actor: Actor,
  slug: string,
  content: PublicationContent,
): Promise<Result<{ id: string }>> {
  const claim = await claimAddress(tx, content.kind, slug, null);
  if (!claim.ok) return claim;
  const references = await checkReferences(tx, content);
  if (!references.ok) return references;
  const id = newId();
  await tx.publication.create({
    data: { id, slug, createdBy: actor.id, ...columnsOf(content), ...deskColumnsOf(content) },
    select: { id: true },
  });
  return ok({ id });
}
