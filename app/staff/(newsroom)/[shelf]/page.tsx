import { ShelfList, ShelfPlaces } from '../../../../components/staff/directory/shelf-list.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { listShelf } from '../../../../publishing/directory/desk.ts';
import { readShelfRequest, SHELVES } from '../../../../publishing/directory/shelves.ts';
import { can } from '../../../../publishing/staff/permissions.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../newsroom.ts';
import { shelfAt } from './shelf.ts';

type Props = PageProps<'/staff/[shelf]'>;

export default async function ShelfPage({ params, searchParams }: Props) {
  const signedIn = await requirePermission('directory.read');
  const shelf = shelfAt((await params).shelf);
  const request = readShelfRequest(await searchParams);
  const [frame, list] = await Promise.all([newsroom(signedIn, 'Directory'), listShelf(shelf, request)]);
  const { noun, label, plural } = SHELVES[shelf];
  const mayAdd = can(signedIn.member, noun === 'hub' ? 'directory.manage' : 'directory.add');
  return (
    <NewsroomPage
      {...frame}
      title={plural}
      tools={
        mayAdd && (
          <a className="staff-button" data-tone="strong" href={staffRoutes.newEntry(shelf)}>
            New {label.toLowerCase()}
          </a>
        )
      }
    >
      <ShelfPlaces shelf={shelf} />
      <ShelfList shelf={shelf} request={request} {...list} />
    </NewsroomPage>
  );
}
