import {
  SHELF_PAGE,
  SHELVES,
  SHOWN,
  type Shelf,
  type ShelfRequest,
  shelfQuery,
} from '../../../publishing/directory/shelves.ts';
import { formatCount } from '../../../publishing/quantities.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ListPages, NoSuchPage, showing } from '../list-pages.tsx';
import '../desk.css';
import './directory.css';

type Row = {
  id: string;
  slug: string;
  name: string;
  remark: string | null;
  mergedInto: { id: string; name: string } | null;
  publications: number;
};
type Props = { shelf: Shelf; request: ShelfRequest; rows: Row[]; total: number; pageCount: number };

/** The other lists of the directory, one step away. */
export function ShelfPlaces({ shelf }: { shelf: Shelf }) {
  return (
    <nav className="desk-states" aria-label="Directory">
      <ul>
        {(Object.keys(SHELVES) as Shelf[]).map((each) => (
          <li key={each}>
            <a href={staffRoutes.shelf(each)} aria-current={each === shelf ? 'page' : undefined}>
              {SHELVES[each].plural}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One list of the directory, searched, filtered and paged by its address. */
export function ShelfList({ shelf, request, rows, total, pageCount }: Props) {
  const href = (page: number) => staffRoutes.shelf(shelf) + shelfQuery(request, { page });
  return (
    <>
      <form className="desk-filters" action={staffRoutes.shelf(shelf)} aria-label="Narrow the list">
        <label className="desk-filter-words">
          Words of the name
          <input type="search" name="q" defaultValue={request.words} />
        </label>
        <label>
          Show
          <select name="show" defaultValue={request.show}>
            {Object.entries(SHOWN).map(([show, label]) => (
              <option key={show} value={show}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="staff-button" data-tone="plain">
          Show
        </button>
        <a href={staffRoutes.shelf(shelf)}>Clear</a>
      </form>
      {rows.length === 0 && total > 0 && <NoSuchPage pageCount={pageCount} href={href} />}
      {total === 0 && (
        <p className="desk-empty" role="status">
          Nothing here matches.
        </p>
      )}
      {rows.length > 0 && (
        <div className="desk-table-frame">
          <table className="desk-table">
            <caption>{showing(request.page, SHELF_PAGE, rows.length, total)}</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Slug</th>
                <th scope="col" className="directory-number">
                  Publications
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="desk-title-cell">
                    <a href={staffRoutes.entry(shelf, row.id)}>{row.name}</a>
                    {row.mergedInto ? (
                      <span>
                        Merged into <a href={staffRoutes.entry(shelf, row.mergedInto.id)}>{row.mergedInto.name}</a>
                      </span>
                    ) : (
                      row.remark && <span>{row.remark}</span>
                    )}
                  </td>
                  <td className="directory-slug">{row.slug}</td>
                  <td className="directory-number" data-label="Publications">
                    {formatCount(row.publications, 'en')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListPages page={request.page} pageCount={pageCount} href={href} />
    </>
  );
}
