import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../components/staff/publication-tabs.tsx';
import { Timeline } from '../../../../../components/staff/timeline.tsx';
import { findOverview, listTimeline } from '../../../../../publishing/publications/overview-desk.ts';
import { requirePublication } from '../../../../../publishing/staff/require-publication.ts';
import { newsroom } from '../../newsroom.ts';

type Props = { params: Promise<{ id: string }> };

export default async function OverviewPage({ params }: Props) {
  const { id } = await params;
  const { signedIn, publication } = await requirePublication(id);
  const [frame, overview, timeline] = await Promise.all([newsroom(signedIn), findOverview(id), listTimeline(id)]);
  if (!overview) return null;
  return (
    <NewsroomPage {...frame} title={publication.title || 'Untitled'}>
      <PublicationTabs id={id} title={publication.title} current="overview" />
      <section aria-labelledby="timeline">
        <h2 id="timeline">What happened</h2>
        <Timeline entries={timeline} timeZone={frame.timeZone} />
      </section>
    </NewsroomPage>
  );
}
