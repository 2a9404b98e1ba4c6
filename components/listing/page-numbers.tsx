import { pageLinks } from '../../publishing/listings/page-links.ts';
import { paged } from '../../publishing/routes.ts';

type Props = { page: number; pageCount: number; path: string };

/** Numbered links to every part of a list. `path` is the address of page 1. */
export function PageNumbers({ page, pageCount, path }: Props) {
  if (pageCount < 2) return null;
  return (
    <nav className="page-numbers" aria-label="Pages">
      <ul>
        {pageLinks(page, pageCount).map((link, index, links) =>
          link === 'gap' ? (
            <li key={`after ${links[index - 1]}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={link}>
              <a href={paged(path, link)} aria-current={link === page ? 'page' : undefined}>
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
