import { MergeChoice } from '../../../../../../components/staff/directory/merge-choice.tsx';
import { NewsroomPage } from '../../../../../../components/staff/newsroom-page.tsx';
import { listShelf } from '../../../../../../publishing/directory/desk.ts';
import { readShelfRequest } from '../../../../../../publishing/directory/shelves.ts';
import { requirePermission } from '../../../../../../publishing/staff/session.ts';
import { newsroom } from '../../../newsroom.ts';
import { mergeEntries } from '../../actions.ts';
import { entryAt, shelfAt } from '../../shelf.ts';

type Props = PageProps<'/staff/[shelf]/[id]/merge'>;

export default async function MergePage({ params, searchParams }: Props) {
  const signedIn = await requirePermission('directory.manage');
  const { shelf: name, id } = await params;
  const shelf = shelfAt(name);
  const { words } = readShelfRequest(await searchParams);
  const entry = await entryAt(shelf, id);
  const asked = words || lastWord(entry.name);
  const [frame, current, retired] = await Promise.all([
    newsroom(signedIn, 'Directory'),
    listShelf(shelf, { words: asked, show: 'current', page: 1 }),
    listShelf(shelf, { words: asked, show: 'retired', page: 1 }),
  ]);
  const candidates = [...current.rows, ...retired.rows].filter((row) => row.id !== entry.id);
  return (
    <NewsroomPage {...frame} title={`Merge a duplicate into ${entry.name}`}>
      <MergeChoice shelf={shelf} entry={entry} words={asked} candidates={candidates} action={mergeEntries} />
    </NewsroomPage>
  );
}

/** What duplicates of a name most often share with it. */
function lastWord(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? '';
}
