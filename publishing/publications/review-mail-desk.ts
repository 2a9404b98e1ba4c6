import { db } from '../../lib/db.ts';
import { can, type Permission, type Subject } from '../staff/permissions.ts';
import type { ReviewMove } from './publication.ts';

export type ReviewMail = { title: string; subject: string; act: string; to: { email: string }[] };

/** Who is to hear of a review's move, and in which words: those who can do the next thing, or those whose text came back. */
export async function findReviewMail(move: ReviewMove, id: string, by: string): Promise<ReviewMail> {
  const [row, members] = await Promise.all([
    db().publication.findUniqueOrThrow({
      where: { id },
      select: {
        deskTitle: true,
        createdBy: true,
        deskPeople: true,
        deskHubs: true,
        draft: { select: { actor: true } },
      },
    }),
    db().member.findMany({
      where: { disabledAt: null, id: { not: by } },
      include: { programs: { select: { hubId: true } } },
    }),
  ]);
  const subject: Subject = { createdBy: row.createdBy, people: row.deskPeople, programs: row.deskHubs };
  const writers = new Set([row.createdBy, row.draft?.actor]);
  const whoMay = (permission: Permission) =>
    members.filter(({ programs, limited, ...member }) =>
      can({ ...member, programs: limited ? programs.map(({ hubId }) => hubId) : null }, permission, subject),
    );
  const title = row.deskTitle || 'Untitled';
  const quoted = `“${title}”`;
  switch (move) {
    case 'submit':
      return {
        title,
        subject: 'Waits for your approval',
        act: `submitted ${quoted} for review`,
        to: whoMay('publication.approve').filter(({ id: member }) => `member:${member}` !== row.draft?.actor),
      };
    case 'approve':
      return {
        title,
        subject: 'Approved',
        act: `approved ${quoted}. It waits for its release`,
        to: members.filter(
          (member) => writers.has(`member:${member.id}`) || whoMay('publication.release').includes(member),
        ),
      };
    case 'return':
      return {
        title,
        subject: 'Comes back to you',
        act: `returned ${quoted}`,
        to: members.filter(({ id: member }) => writers.has(`member:${member}`)),
      };
  }
}
