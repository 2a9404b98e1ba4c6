import { db } from '../../lib/db.ts';
import { type Document, EMPTY_DOCUMENT } from '../body/document.ts';
import type { PublicationContent } from '../publications/content.ts';
import type { Anchor } from './anchor.ts';
import type { CommentView, ThreadView } from './views.ts';

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
export async function commentedText(publicationId: string): Promise<Document> {
  const row = await db().publication.findUnique({
    where: { id: publicationId },
    select: {
      draft: { select: { content: true } },
      revisions: { orderBy: { number: 'desc' }, take: 1, select: { content: true } },
    },
  });
  const content = (row?.draft ?? row?.revisions[0])?.content as unknown as PublicationContent | undefined;
  return content?.body ?? EMPTY_DOCUMENT;
}

async function namesOf(actors: string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors)].filter((id) => id.startsWith('member:')).map((id) => id.slice('member:'.length));
  const members = await db().member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(members.map(({ id, name }) => [`member:${id}`, name]));
}
