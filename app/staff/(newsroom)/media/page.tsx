import { AddFiles } from '../../../../components/staff/media/add-files.tsx';
import { Library } from '../../../../components/staff/media/library.tsx';
import { NewsroomPage } from '../../../../components/staff/newsroom-page.tsx';
import { unseal } from '../../../../lib/sealed.ts';
import { listFiles } from '../../../../publishing/media/desk.ts';
import { readLibraryRequest } from '../../../../publishing/media/library.ts';
import { requirePermission } from '../../../../publishing/staff/session.ts';
import { newsroom } from '../newsroom.ts';

export default async function MediaPage({ searchParams }: PageProps<'/staff/media'>) {
  const params = await searchParams;
  const signedIn = await requirePermission('file.add');
  const request = readLibraryRequest(params);
  const [frame, list] = await Promise.all([newsroom(signedIn, 'Media'), listFiles(signedIn.member, request)]);
  const added = typeof params.added === 'string' ? params.added.split(',').length : 0;
  const refused = unseal(typeof params.refused === 'string' ? params.refused : undefined) as string[] | null;
  return (
    <NewsroomPage {...frame} title="Media">
      {refused && (
        <div className="staff-issues" role="alert">
          <ul>
            {refused.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {added > 0 && (
        <p className="staff-done" role="status">
          {added === 1 ? 'One file is added.' : `${added} files are added.`}
        </p>
      )}
      <AddFiles />
      <Library request={request} {...list} />
    </NewsroomPage>
  );
}
