import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { SearchDesk, WEEKS } from '../../../../components/staff/search/search-desk.tsx';
import { listPins, listQueries } from '../../../../publishing/search/desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';
import { pin, unpin } from './actions.ts';

type Props = PageProps<'/staff/search'>;

export default async function StaffSearchPage({ searchParams }: Props) {
  const signedIn = await requirePermission('search.manage');
  const { q, weeks, nothing } = await searchParams;
  const request = {
    words: typeof q === 'string' ? q.toWellFormed().replaceAll('\0', '').slice(0, 200) : '',
    weeks: WEEKS.find((each) => String(each) === weeks) ?? 4,
    nothing: nothing === 'on',
  };
  const [frame, queries, pins] = await Promise.all([
    newsroom(signedIn, 'Search'),
    listQueries(request.weeks, request.nothing, request.words),
    listPins(),
  ]);
  return (
    <NewsroomPage {...frame} title="Search">
      <SearchDesk request={request} queries={queries} pins={pins} actions={{ pin, unpin }} />
    </NewsroomPage>
  );
}
