import { FileView } from '../../../../../components/staff/media/file-view.tsx';
import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { findFile } from '../../../../../publishing/media/desk.ts';
import { requirePermission } from '../../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../../newsroom.ts';
import { deleteLibraryFile, describeLibraryFile } from '../actions.ts';

export default async function FilePage({ params }: PageProps<'/staff/media/[id]'>) {
  const { id } = await params;
  const signedIn = await requirePermission('file.add');
  const [frame, file] = await Promise.all([newsroom(signedIn, 'Media'), findFile(signedIn.member, id)]);
  return (
    <NewsroomPage {...frame} title={file?.name ?? 'No such file'} tools={<a href={staffRoutes.media()}>All media</a>}>
      {file ? (
        <FileView file={file} clock={frame.clock} describe={describeLibraryFile} remove={deleteLibraryFile} />
      ) : (
        <p>There is no such file, or it belongs to work that you are not part of.</p>
      )}
    </NewsroomPage>
  );
}
