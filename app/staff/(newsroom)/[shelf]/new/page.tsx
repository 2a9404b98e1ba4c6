import { EntryForm } from '../../../../../components/staff/directory/entry-form.tsx';
import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { SHELVES } from '../../../../../publishing/directory/shelves.ts';
import { requirePermission } from '../../../../../publishing/staff/session.ts';
import { newsroom } from '../../newsroom.ts';
import { addEntry } from '../actions.ts';
import { shelfAt } from '../shelf.ts';
import '../../../../../components/staff/directory/directory.css';

type Props = PageProps<'/staff/[shelf]/new'>;

export default async function NewEntryPage({ params }: Props) {
  const shelf = shelfAt((await params).shelf);
  const { noun, label } = SHELVES[shelf];
  const signedIn = await requirePermission(noun === 'hub' ? 'directory.manage' : 'directory.add');
  return (
    <NewsroomPage {...(await newsroom(signedIn, 'Directory'))} title={`New ${label.toLowerCase()}`}>
      <EntryForm shelf={shelf} action={addEntry} />
    </NewsroomPage>
  );
}
