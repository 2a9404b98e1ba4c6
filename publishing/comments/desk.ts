import { db } from '../../lib/db.ts';
import type { Document } from '../body/document.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../publications/content.ts';
import type { MemberView } from '../staff/permissions.ts';
import { isOwn, withinReach } from '../staff/reach.ts';
import type { Anchor } from './anchor.ts';
import type { CommentView, ThreadView, ToAnswerView } from './views.ts';

/* What the newsroom reads of comments. Never cached. */

/** Every thread of a publication with its replies, oldest first. */
export async function listThreads(publicationId: string): Promise<ThreadView[]> {
  const threads = await db().commentThread.findMany({
    where: { publicationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { replies: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  });
  const names = await namesOf(
    threads.flatMap((thread) => [thread, ...thread.replies]).map(({ createdBy }) => createdBy),
  );
  const toComment = ({ id, createdBy, text, createdAt, editedAt }: Omit<CommentView, 'name'>): CommentView => ({
    id,
    createdBy,
    name: names.get(createdBy) ?? 'Somebody',
    text,
    createdAt,
    editedAt,
  });
  return threads.map((thread) => ({
    ...toComment(thread),
    anchor: thread.anchor as Anchor,
    resolvedAt: thread.resolvedAt,
    replies: thread.replies.map(toComment),
  }));
}

/** The text that comments are read against: the open draft's, else the newest revision's. */
export async function commentedText(publicationId: string): Promise<{ document: Document; language: string }> {
  const row = await db().publication.findUnique({
    where: { id: publicationId },
    select: {
      draft: { select: { content: true } },
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { content: true } },
    },
  });
  const content = (row?.draft ?? row?.revisions[0])?.content as unknown as PublicationContent | undefined;
  const { body, language } = content ?? EMPTY_CONTENT;
  return { document: body, language };
}

/** Open conversations about what the member wrote in which somebody else had the last word; the newest first. */
export async function listToAnswer(member: MemberView): Promise<ToAnswerView[]> {
  const me = `member:${member.id}`;
  const rows = await db().$queryRaw<(Omit<ToAnswerView, 'name'> & { createdBy: string })[]>`
    SELECT t.id AS thread, p.id AS "publicationId", p."deskTitle" AS title, latest."createdBy", latest.text, latest."createdAt"
    FROM "CommentThread" t JOIN "Publication" p ON p.id = t."publicationId"
    CROSS JOIN LATERAL (
      SELECT t."createdBy", t.text, t."createdAt", 0 AS place
      UNION ALL (SELECT r."createdBy", r.text, r."createdAt", 1 FROM "CommentReply" r WHERE r."threadId" = t.id
        ORDER BY r."createdAt" DESC, r.id DESC LIMIT 1)
      ORDER BY place DESC LIMIT 1) latest
    WHERE t."resolvedAt" IS NULL AND p."binnedAt" IS NULL AND ${withinReach(member, 'publication.read')} AND ${isOwn(member)}
      AND latest."createdBy" <> ${me}
    ORDER BY latest."createdAt" DESC, t.id LIMIT ${MOST_TO_ANSWER}`;
  const names = await namesOf(rows.map(({ createdBy }) => createdBy));
  return rows.map(({ createdBy, ...row }) => ({ ...row, name: names.get(createdBy) ?? 'Somebody' }));
}

const MOST_TO_ANSWER = 25;

async function namesOf(actors: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors)].filter((id) => id.startsWith('member:')).map((id) => id.slice('member:'.length));
  const members = await db().member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(members.map(({ id, name }) => [`member:${id}`, name]));
}
