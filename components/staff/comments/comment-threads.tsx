'use client';

import type { ThreadView } from '../../../publishing/comments/views.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm } from '../action-form.tsx';
import { Folded } from '../folded.tsx';
import { Submit } from '../submit.tsx';
import { TextArea } from '../text-area.tsx';
import './comments.css';
import { type Clock, formatStamp } from '../../../publishing/newsroom-dates.ts';

type Action = (state: FormState, form: FormData) => Promise<FormState>;
export type CommentActions = { answer: Action; resolve: Action; edit: Action; remove: Action };

type Props = {
  /** In the order they are to stand in. */
  threads: ThreadView[];
  /** Ids of threads whose passage is gone. */
  lost: ReadonlySet<string>;
  /** Who reads, as an actor's id. */
  reader: string;
  clock: Clock;
  actions: CommentActions;
};

/** Conversations about passages, numbered as the marks in the text are; those that are resolved fold. */
export function CommentThreads({ threads, lost, reader, clock, actions }: Props) {
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null);
  const shown = (thread: ThreadView, number: number | null) => (
    <Thread key={thread.id} {...{ thread, number, lost: lost.has(thread.id), reader, clock, actions }} />
  );
  return (
    <div className="threads">
      {threads.length === 0 && <p className="threads-none">Nobody has commented yet.</p>}
      {open.map((thread, index) => shown(thread, index + 1))}
      {resolved.length > 0 && (
        <Folded
          summary={`${resolved.length} resolved`}
          forms={resolved.flatMap(({ id }) => [`answer-${id}`, `resolve-${id}`])}
        >
          {resolved.map((thread) => shown(thread, null))}
        </Folded>
      )}
    </div>
  );
}

type ThreadProps = {
  thread: ThreadView;
  number: number | null;
  lost: boolean;
  reader: string;
  clock: Clock;
  actions: CommentActions;
};

function Thread({ thread, number, lost, reader, clock, actions }: ThreadProps) {
  const { id, anchor, resolvedAt, replies } = thread;
  return (
    <article className="thread" id={`thread-${id}`} aria-label={number ? `Comment ${number}` : 'Resolved comment'}>
      <blockquote className="thread-quote" dir="auto">
        {number && <span className="thread-number">{number}</span>} {anchor.quote}
      </blockquote>
      {lost && <p className="thread-lost">This passage is no longer in the text.</p>}
      <Said
        comment={thread}
        {...{ reader, clock, actions }}
        deletable={replies.every((each) => each.createdBy === reader)}
      />
      {replies.map((comment) => (
        <Said key={comment.id} comment={comment} {...{ reader, clock, actions }} deletable />
      ))}
      <Folded summary="Reply" forms={[`answer-${id}`]} className="thread-answer">
        <ActionForm action={actions.answer} name={`answer-${id}`}>
          <input type="hidden" name="threadId" value={id} />
          <TextArea name="text" label="Your reply" rows={3} />
          <Submit>Reply</Submit>
        </ActionForm>
      </Folded>
      <ActionForm action={actions.resolve} name={`resolve-${id}`} className="thread-resolve">
        <input type="hidden" name="threadId" value={id} />
        <input type="hidden" name="resolved" value={String(resolvedAt === null)} />
        <Submit tone="plain">{resolvedAt === null ? 'Resolve' : 'Reopen'}</Submit>
      </ActionForm>
    </article>
  );
}

type SaidProps = {
  comment: ThreadView['replies'][number];
  reader: string;
  clock: Clock;
  actions: CommentActions;
  deletable: boolean;
};

function Said({ comment, reader, clock, actions, deletable }: SaidProps) {
  const { id, name, text, createdAt, editedAt, createdBy } = comment;
  return (
    <div className="said">
      <p className="said-by">
        <strong>{name}</strong> {formatStamp(createdAt, clock)}
        {editedAt && ', edited'}
      </p>
      <p className="said-words" dir="auto">
        {text}
      </p>
      {createdBy === reader && (
        <Folded summary="Change" forms={[`edit-${id}`, `remove-${id}`]}>
          <ActionForm action={actions.edit} name={`edit-${id}`}>
            <input type="hidden" name="id" value={id} />
            <TextArea name="text" label="Your words" rows={3} defaultValue={text} />
            <Submit tone="plain">Save</Submit>
          </ActionForm>
          {deletable && (
            <ActionForm action={actions.remove} name={`remove-${id}`}>
              <input type="hidden" name="id" value={id} />
              <Submit tone="danger">Delete</Submit>
            </ActionForm>
          )}
        </Folded>
      )}
    </div>
  );
}
