import { CommentThreads } from '../../../../../../components/staff/comments/comment-threads.tsx';
import { CommentedText } from '../../../../../../components/staff/comments/commented-text.tsx';
import { NewComment } from '../../../../../../components/staff/comments/new-comment.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { commentedText, listThreads } from '../../../../../../publishing/comments/desk.ts';
import { flowOf } from '../../../../../../publishing/comments/flow.ts';
import { markedText } from '../../../../../../publishing/comments/marked-text.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { newsroom } from '../../../newsroom.ts';
import { addComment, answerComment, changeComment, removeComment, resolveComment } from './actions.ts';

const ACTIONS = { answer: answerComment, resolve: resolveComment, edit: changeComment, remove: removeComment };

export default async function CommentsPage({ params }: PageProps<'/staff/publications/[id]/comments'>) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id, 'publication.comment');
  const [frame, { document, language }, threads] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    commentedText(id),
    listThreads(id),
  ]);
  const text = markedText(document, threads);
  const inOrder = text.order.flatMap((each) => threads.filter((thread) => thread.id === each));
  const open = inOrder.filter(({ resolvedAt }) => resolvedAt === null);
  return (
    <NewsroomPage {...frame} title={publication.title || 'Untitled'}>
      <PublicationTabs id={id} title={publication.title} current="comments" />
      <div className="comments-page">
        <div>
          {text.stretches.length === 0 && <p>There is no text yet.</p>}
          <CommentedText
            text={text}
            language={language}
            numbers={new Map(open.map((thread, index) => [thread.id, index + 1]))}
          />
        </div>
        <div>
          <NewComment publicationId={id} flow={flowOf(document)} add={addComment} />
          <section aria-labelledby="comments">
            <h2 id="comments">Comments</h2>
            <CommentThreads
              threads={inOrder}
              lost={text.lost}
              reader={signedIn.actor.id}
              clock={frame.clock}
              actions={ACTIONS}
            />
          </section>
        </div>
      </div>
    </NewsroomPage>
  );
}
