import { pageLinks } from '../../publishing/listings/page-links.ts';

type Props = { page: number; pageCount: number; href: (page: number) => string; className?: string };

/** Numbered links to every part of a list; nothing when it has only one. */
export function PageNumbers({ page, pageCount, href, className = 'page-numbers' }: Props) {
  if (pageCount < 2) return null;
  return (
    <nav className={className} aria-label="Pages">
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
