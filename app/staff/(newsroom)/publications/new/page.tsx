import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { NewPublication } from '../../../../../components/staff/writing/new-publication.tsx';
import { requirePermission } from '../../../../../publishing/staff/session.ts';
import { newsroom } from '../../newsroom.ts';
import { createPublication } from './actions.ts';

export default async function NewPublicationPage() {
  const signedIn = await requirePermission('publication.create');
  return (
    <NewsroomPage {...(await newsroom(signedIn, 'Publications'))} title="New publication">
      <NewPublication create={createPublication} />
    </NewsroomPage>
  );
}
