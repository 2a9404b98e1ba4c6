import { EntryActs, EntryFacts } from '../../../../../components/staff/directory/entry-acts.tsx';
import { EntryForm } from '../../../../../components/staff/directory/entry-form.tsx';
import { NewsroomPage } from '../../../../../components/staff/newsroom-page.tsx';
import { pathOf } from '../../../../../publishing/directory/directory.ts';
import { SHELVES } from '../../../../../publishing/directory/shelves.ts';
import { can } from '../../../../../publishing/staff/permissions.ts';
import { requirePermission } from '../../../../../publishing/staff/session.ts';
import { staffRoutes } from '../../../../../publishing/staff/staff-routes.ts';
import { newsroom } from '../../newsroom.ts';
import { deleteEntry, moveEntry, retireEntry, saveEntry } from '../actions.ts';
import { entryAt, shelfAt } from '../shelf.ts';

type Props = PageProps<'/staff/[shelf]/[id]'>;

export default async function EntryPage({ params }: Props) {
  const signedIn = await requirePermission('directory.read');
  const { shelf: name, id } = await params;
  const shelf = shelfAt(name);
  const [frame, entry] = await Promise.all([newsroom(signedIn, 'Directory'), entryAt(shelf, id)]);
  const mayChange = can(signedIn.member, 'directory.manage') && entry.mergedInto === null;
  return (
    <NewsroomPage
      {...frame}
      title={entry.name}
      tools={<a href={staffRoutes.shelf(shelf)}>All {SHELVES[shelf].plural.toLowerCase()}</a>}
    >
      <div className="entry-columns">
        <div>
          {mayChange ? (
            <EntryForm key={entry.id} shelf={shelf} entry={entry} action={saveEntry} />
          ) : (
            <EntryFacts shelf={shelf} entry={entry} path={pathOf(entry.noun, entry)} />
          )}
        </div>
        {mayChange && (
          <div>
            <EntryFacts shelf={shelf} entry={entry} path={pathOf(entry.noun, entry)} />
            <EntryActs
              shelf={shelf}
              entry={entry}
              actions={{ move: moveEntry, retire: retireEntry, remove: deleteEntry }}
            />
          </div>
        )}
      </div>
    </NewsroomPage>
  );
}
