import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { readShelfRequest } from '../../publishing/directory/shelves.ts';
import { readLibraryRequest } from '../../publishing/media/library.ts';
import { readListRequest } from '../../publishing/publications/list-request.ts';
import type { FormState } from '../../publishing/staff/form-state.ts';
import { ShelfList } from './directory/shelf-list.tsx';
import { Library } from './media/library.tsx';
import { PublicationTable } from './publication-table.tsx';
import { RedirectList } from './redirects/redirect-list.tsx';

/* What stood on a page went meanwhile: the page says so and leads to the last that there is. */

const clock = { language: 'en', timeZone: 'UTC', timeName: null };
const change = async (state: FormState) => state;

test.each([
  [
    '/staff/publications?q=ice',
    <PublicationTable
      key="publications"
      rows={[]}
      total={49}
      pageCount={1}
      request={readListRequest({ q: 'ice', page: '2' })}
      clock={clock}
      hubs={[]}
      acts={[]}
      change={change}
    />,
  ],
  [
    '/staff/people?q=ice',
    <ShelfList
      key="people"
      shelf="people"
      rows={[]}
      total={49}
      pageCount={1}
      request={readShelfRequest({ q: 'ice', page: '2' })}
    />,
  ],
  [
    '/staff/media?q=ice',
    <Library key="media" files={[]} total={48} request={readLibraryRequest({ q: 'ice', page: '2' })} />,
  ],
  [
    '/staff/redirects?q=ice',
    <RedirectList
      key="redirects"
      rows={[]}
      total={49}
      words="ice"
      page={2}
      pageCount={1}
      clock={clock}
      actions={null}
    />,
  ],
])('%s', (address, list) => {
  const markup = renderToStaticMarkup(list);
  expect(markup).toContain(`There is no such page of this list. <a href="${address}">The last is page 1.</a>`);
});
