import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { RedirectList } from '../../../../components/staff/redirects/redirect-list.tsx';
import { readShelfRequest } from '../../../../publishing/directory/shelves.ts';
import { listRedirects } from '../../../../publishing/redirects/desk.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';
import { addByHand, removeByHand } from './actions.ts';

type Props = PageProps<'/staff/redirects'>;

export default async function RedirectsPage({ searchParams }: Props) {
  const signedIn = await requirePermission('redirect.manage');
  const { words, page } = readShelfRequest(await searchParams);
  const [frame, list] = await Promise.all([
    newsroom(signedIn, 'Redirects'),
    listRedirects(signedIn.member, words, page),
  ]);
  return (
    <NewsroomPage {...frame} title="Redirects">
      <RedirectList
        words={words}
        page={page}
        {...list}
        clock={frame.clock}
        actions={{ add: addByHand, remove: removeByHand }}
      />
    </NewsroomPage>
  );
}
