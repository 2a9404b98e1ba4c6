import { formatCount, formatRange } from '../../publishing/quantities.ts';
import { PageNumbers } from '../listing/page-numbers.tsx';
import './desk.css';

/** Which of how many a page of a list shows. */
export function showing(page: number, pageSize: number, shown: number, total: number): string {
  const first = (page - 1) * pageSize + 1;
  return `Showing ${formatRange(first, first + shown - 1, 'en')} of ${formatCount(total, 'en')}`;
}

/** In the place of a page that is not there, or not any more: the way to the last that is. */
export function NoSuchPage({ pageCount, href }: { pageCount: number; href: (page: number) => string }) {
  return (
    <p className="desk-empty" role="status">
      There is no such page of this list. <a href={href(pageCount)}>The last is page {pageCount}.</a>
    </p>
  );
}

/** Numbered links under a list of the newsroom. */
export function ListPages(pages: { page: number; pageCount: number; href: (page: number) => string }) {
  return <PageNumbers {...pages} className="desk-pages" />;
}
