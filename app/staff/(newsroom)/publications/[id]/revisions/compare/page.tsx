import { ComparisonView } from '../../../../../../../components/staff/comparison-view.tsx';
import { NewsroomPage } from '../../../../../../../components/staff/newsroom-page.tsx';
import { PublicationTabs } from '../../../../../../../components/staff/publication-tabs.tsx';
import { compareContents } from '../../../../../../../publishing/publications/comparison.ts';
import { findText, namesIn, readHistory } from '../../../../../../../publishing/publications/history-desk.ts';
import { readTextName } from '../../../../../../../publishing/publications/text-name.ts';
import { requirePublication } from '../../../../../../../publishing/staff/require-publication.ts';
import { newsroom } from '../../../../newsroom.ts';

export default async function ComparisonPage({
  params,
  searchParams,
}: PageProps<'/staff/publications/[id]/revisions/compare'>) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  const { signedIn, publication } = await requirePublication(id);
  const [from, to] = [nameIn(asked.from), nameIn(asked.to)];
  const [frame, history, before, after] = await Promise.all([
    newsroom(signedIn, 'Publications'),
    readHistory(id),
    from && findText(id, from),
    to && findText(id, to),
  ]);
  const names = await namesIn([before, after].filter((content) => content !== null));
  return (
    <NewsroomPage {...frame} title={publication.title || 'Untitled'}>
      <PublicationTabs id={id} title={publication.title} current="revisions" />
      <ComparisonView
        id={id}
        history={history}
        from={from}
        to={to}
        comparison={before && after ? compareContents(before, after, names, frame.clock) : null}
      />
    </NewsroomPage>
  );
}

function nameIn(value: string | string[] | undefined) {
  return readTextName(typeof value === 'string' ? value : undefined);
}
