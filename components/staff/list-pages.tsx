import { pageLinks } from '../../publishing/listings/page-links.ts';
import { formatCount, formatRange } from '../../publishing/quantities.ts';
import './desk.css';

/** Which of how many a page of a list shows. */
export function showing(page: number, pageSize: number, shown: number, total: number): string {
  const first = (page - 1) * pageSize + 1;
  return `Showing ${formatRange(first, first + shown - 1, 'en')} of ${formatCount(total, 'en')}`;
}

type Props = { page: number; pageCount: number; href: (page: number) => string };

/** Numbered links under a list of the newsroom. */
export function ListPages({ page, pageCount, href }: Props) {
  if (pageCount < 2) return null;
  return (
    <nav className="desk-pages" aria-label="Pages">
      <ul>
        {pageLinks(page, pageCount).map((link, index, links) =>
          link === 'gap' ? (
            <li key={`after ${links[index - 1]}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={link}>
              <a href={href(link)} aria-current={link === page ? 'page' : undefined}>
                <span className="sr-only">Page </span>
                {link}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
