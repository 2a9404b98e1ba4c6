import { env } from '../../../../../lib/env.ts';
import { log } from '../../../../../lib/log.ts';
import { sendMail } from '../../../../../lib/mail.ts';
import type { ReviewMove } from '../../../../../publishing/publications/publication.ts';
import { findReviewMail } from '../../../../../publishing/publications/review-mail-desk.ts';
import type { SignedIn } from '../../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';

/**
 * Mail to those for whom something waits now, or to whom it comes back. Sent after the answer, so that nobody waits for a mail
 * server; a message that can't be sent is logged, and the desk shows the same.
 */
export async function tellAboutReview(
  move: ReviewMove,
  by: SignedIn,
  { id, message }: { id: string; message: string },
): Promise<void> {
  const found = await findReviewMail(move, id, by.member.id);
  const address = env().SITE_URL + staffRoutes.publication(id);
  const text = [`${by.name} ${found.act}.`, ...(message ? [`“${message}”`] : []), address].join('\n\n');
  for (const { email } of found.to) {
    try {
      await sendMail({ to: email, subject: `${found.subject}: ${found.title}`, text: `${text}\n` });
    } catch (error) {
      log().error({ err: error, to: email }, 'A message about a review could not be sent.');
    }
  }
}
