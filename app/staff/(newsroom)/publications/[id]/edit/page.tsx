import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { AddressForm } from '../../../../../../components/staff/writing/address-form.tsx';
import { OpenDraftForm } from '../../../../../../components/staff/writing/open-draft-form.tsx';
import { WritingDesk } from '../../../../../../components/staff/writing/writing-desk.tsx';
import '../../../../../../components/staff/writing/writing.css';
import { env } from '../../../../../../lib/env.ts';
import { listThreads } from '../../../../../../publishing/comments/desk.ts';
import { listHubChoices } from '../../../../../../publishing/publications/choices-desk.ts';
import { findNamed, findWriting } from '../../../../../../publishing/publications/draft-desk.ts';
import { metadataFrom } from '../../../../../../publishing/publications/metadata-form.ts';
import { changedMeanwhile } from '../../../../../../publishing/publications/metadata-meanwhile.ts';
import { absolute, routes } from '../../../../../../publishing/routes.ts';
import { recallFormState } from '../../../../../../publishing/staff/form-memory.ts';
import { can } from '../../../../../../publishing/staff/permissions.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { newsroom } from '../../../newsroom.ts';
import { moveAddress, openDraftBeside, saveMetadataForm } from './actions.ts';

type Props = { params: Promise<{ id: string }> };

/** Where a publication is written. What is live is never touched: a draft is opened beside it first. */
export default async function EditPage({ params }: Props) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id, 'publication.write');
  const [frame, writing, hubs, answer] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    findWriting(id),
    listHubChoices(),
    recallFormState(),
  ]);
  if (!writing) return null;
  const { draft, slug, known } = writing;
  const mayComment = can(signedIn.member, 'publication.comment', publication);
  const threads = mayComment ? await listThreads(id) : [];
  const comments = threads.map(({ id: thread, anchor, resolvedAt }) => ({
    id: thread,
    anchor,
    resolved: resolvedAt !== null,
  }));
  const title = writing.title || 'Untitled';
  const address = absolute(env().SITE_URL, routes.publication(draft?.content.kind ?? writing.kind, slug));
  const refused = answer?.form === 'metadata' && answer.issues.length > 0 ? answer : null;
  const typed = refused && draft ? metadataFrom(refused.values, draft.content, frame.clock.timeZone) : null;
  const late = refused?.issues.some(({ field }) => field === 'counter') ?? false;
  return (
    <NewsroomPage {...frame} title={title} titleSpoken={draft !== null}>
      <PublicationTabs id={id} title={title} current="edit" />
      {draft ? (
        <WritingDesk
          key={id}
          id={id}
          member={signedIn.member.id}
          slug={slug}
          draft={draft}
          recentSaves={writing.recentSaves}
          binned={writing.binned}
          differs={writing.differs}
          named={await findNamed(typed ? { ...draft.content, ...typed } : draft.content)}
          comments={comments}
          mayComment={mayComment}
          hubs={hubs}
          house={frame.house}
          clock={frame.clock}
          siteUrl={env().SITE_URL}
          mayAdd={can(signedIn.member, 'directory.add')}
          typed={typed}
          theirs={late && typed ? changedMeanwhile(typed, draft.content, await findNamed(draft.content), hubs) : {}}
          save={saveMetadataForm}
        />
      ) : (
        <OpenDraftForm id={id} state={writing.state} open={openDraftBeside} />
      )}
      <AddressForm
        id={id}
        slug={slug}
        address={address}
        known={known}
        mayMove={!known || can(signedIn.member, 'publication.move', publication)}
        move={moveAddress}
      />
    </NewsroomPage>
  );
}
