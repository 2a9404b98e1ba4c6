import { env } from '../../lib/env.ts';
import type { Tx } from '../../lib/transaction.ts';
import type { Actor } from '../actor.ts';
import { addJob } from '../jobs/add-job.ts';
import { can, type MemberView, type Subject } from '../staff/permissions.ts';
import { staffRoutes } from '../staff/staff-routes.ts';

/** Mail to whoever began the publication, stands in its byline or spoke in the thread, and may still comment; not to the actor. */
export async function tellOthers(
  tx: Tx,
  actor: Actor,
  publication: Subject & { id: string },
  { quote, text, involved }: { quote: string; text: string; involved: string[] },
): Promise<void> {
  const ids = [publication.createdBy, ...involved]
    .filter((id) => id.startsWith('member:') && id !== actor.id)
    .map((id) => id.slice('member:'.length));
  const members = await tx.member.findMany({
    where: { disabledAt: null, OR: [{ id: { in: ids } }, { personId: { in: publication.people } }] },
    select: { id: true, email: true, role: true, personId: true, limited: true, programs: { select: { hubId: true } } },
  });
  const [{ title, name } = { title: '', name: null }] = await tx.$queryRaw<{ title: string; name: string | null }[]>`
    SELECT coalesce(nullif(p."deskTitle", ''), 'Untitled') AS title,
      (SELECT m.name FROM "Member" m WHERE 'member:' || m.id::text = ${actor.id}) AS name
    FROM "Publication" p WHERE p.id = ${publication.id}::uuid`;
  for (const { email, limited, programs, ...member } of members) {
    const view: MemberView = { ...member, programs: limited ? programs.map(({ hubId }) => hubId) : null };
    if (`member:${member.id}` === actor.id || !can(view, 'publication.comment', publication)) continue;
    await addJob(tx, 'mail.send', {
      to: email,
      subject: `${name ?? 'Somebody'} commented on “${title}”`,
      text: `About “${quote.length > 300 ? `${quote.slice(0, 300)}…` : quote}”\n\n${text}\n\nAnswer here:\n${env().SITE_URL}${staffRoutes.comments(publication.id)}\n`,
    });
  }
}
