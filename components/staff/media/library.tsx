import type { LibraryFile } from '../../../publishing/media/desk.ts';
import { LIBRARY_USES, type LibraryRequest, libraryQuery, PAGE_SIZE } from '../../../publishing/media/library.ts';
import { FAMILIES } from '../../../publishing/media/media-type.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { ListPages, NoSuchPage, showing } from '../list-pages.tsx';
import { factsOf } from './file-facts.ts';
import { FileThumb } from './file-thumb.tsx';
import './media.css';

type Props = { request: LibraryRequest; files: LibraryFile[]; total: number };

/** The files of the library that were asked for, with what narrows them. */
export function Library({ request, files, total }: Props) {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const href = (page: number) => staffRoutes.media() + libraryQuery(request, { page });
  return (
    <section aria-label="Library">
      <form className="library-filters" action={staffRoutes.media()} aria-label="Narrow the library">
        <label>
          Words of the name, description or credit
          <input type="search" name="q" defaultValue={request.q} />
        </label>
        <label>
          Type
          <select name="type" defaultValue={request.family ?? ''}>
            <option value="">Any</option>
            {Object.entries(FAMILIES).map(([family, label]) => (
              <option key={family} value={family}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Which
          <select name="use" defaultValue={request.use ?? ''}>
            <option value="">All</option>
            {Object.entries(LIBRARY_USES).map(([use, label]) => (
              <option key={use} value={use}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="staff-button">
          Show
        </button>
        <a href={staffRoutes.media()}>Clear</a>
      </form>
      {files.length === 0 && total > 0 ? (
        <NoSuchPage pageCount={pages} href={href} />
      ) : (
        <p className="library-range" role="status">
          {total === 0 ? 'No file is like that.' : showing(request.page, PAGE_SIZE, files.length, total)}
        </p>
      )}
      <ul className="library">
        {files.map(({ id, name, file, alt, used }) => (
          <li key={id}>
            <a href={staffRoutes.file(id)}>
              <FileThumb file={file} name={name} />
              <span className="library-name">{name}</span>
            </a>
            <span className="library-facts">
              {factsOf(file)}
              {!used && ' · not in use'}
              {file.contentType.startsWith('image/') && alt === '' && ' · no alt text'}
            </span>
          </li>
        ))}
      </ul>
      <ListPages page={request.page} pageCount={pages} href={href} />
    </section>
  );
}
