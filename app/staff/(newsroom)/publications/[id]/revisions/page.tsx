import { HistoryList } from '../../../../../../components/staff/history-list.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../components/staff/publication-tabs.tsx';
import { readHistory } from '../../../../../../publishing/publications/history-desk.ts';
import { can } from '../../../../../../publishing/staff/permissions.ts';
import { requirePublication } from '../../../../../../publishing/staff/require-publication.ts';
import { newsroom } from '../../../newsroom.ts';
import { restoreText } from './actions.ts';

export default async function RevisionsPage({ params }: PageProps<'/staff/publications/[id]/revisions'>) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id);
  const [frame, history] = await Promise.all([newsroom(signedIn, 'Publications'), readHistory(id)]);
  return (
    <NewsroomPage {...frame} title={publication.title || 'Untitled'}>
      <PublicationTabs id={id} title={publication.title} current="revisions" />
      <HistoryList
        id={id}
        history={history}
        clock={frame.clock}
        restore={can(signedIn.member, 'publication.write', publication) ? restoreText : null}
      />
    </NewsroomPage>
  );
}
