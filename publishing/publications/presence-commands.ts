import type { Tx } from '../../lib/transaction.ts';
import { within } from '../../lib/transaction.ts';
import { type Actor, authorize, Missing } from '../actor.ts';
import { PRESENT_SECONDS } from './presence.ts';

/* Who has a draft open: heard of every few seconds, forgotten when silent. Nothing of it is an act that the audit log keeps. */

export type PresenceInput = { id: string; session: string; unsaved: boolean; leaving?: boolean };

/** Says that a browser has the draft open, or leaves it. Somebody who may not write is refused. */
export async function bePresent(actor: Actor, input: PresenceInput, outer?: Tx): Promise<void> {
  await within(outer, async (tx) => {
    const [row] = await tx.$queryRaw<{ createdBy: string; people: string[]; programs: string[] }[]>`
      SELECT "createdBy", "deskPeople" AS people, "deskHubs" AS programs FROM "Publication" WHERE id = ${input.id}::uuid`;
    if (!row) throw new Missing('publication', input.id);
    authorize(actor, 'publication.write', row);
    if (!('member' in actor)) return;
    const memberId = actor.member.id;
    if (input.leaving) {
      await tx.draftPresence.deleteMany({ where: { session: input.session, memberId } });
      return;
    }
    await tx.$executeRaw`
      INSERT INTO "DraftPresence" (session, "publicationId", "memberId", unsaved, "seenAt")
      VALUES (${input.session}::uuid, ${input.id}::uuid, ${memberId}::uuid, ${input.unsaved}, clock_timestamp())
      ON CONFLICT (session) DO UPDATE SET unsaved = excluded.unsaved, "seenAt" = excluded."seenAt"
      WHERE "DraftPresence"."memberId" = excluded."memberId" AND "DraftPresence"."publicationId" = excluded."publicationId"`;
    await tx.$executeRaw`
      DELETE FROM "DraftPresence" WHERE "publicationId" = ${input.id}::uuid
        AND "seenAt" < clock_timestamp() - make_interval(secs => ${PRESENT_SECONDS * 3}::int)`;
  });
}
