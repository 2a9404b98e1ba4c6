import type { Anchor } from './anchor.ts';

export type CommentView = {
  id: string;
  /** An actor's id. */
  createdBy: string;
  name: string;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
};

/** A conversation about a passage. */
export type ThreadView = CommentView & { anchor: Anchor; resolvedAt: Date | null; replies: CommentView[] };

/** A conversation that waits for who wrote the text: the last word in it, and whose it is. */
export type ToAnswerView = {
  thread: string;
  publicationId: string;
  title: string;
  name: string;
  text: string;
  createdAt: Date;
};
