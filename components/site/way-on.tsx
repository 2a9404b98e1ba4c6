import type { Institution } from '../../publishing/institution/institution.ts';
import type { PublicationCard } from '../../publishing/publications/views.ts';
import { PublicationItem } from '../listing/publication-item.tsx';
import { SECTIONS } from './sections.ts';

type Props = { newest: PublicationCard[]; institution: Institution };

/** Where a reader can go from an address that has nothing: the sections, and the newest work. */
export function WayOn({ newest, institution }: Props) {
  return (
    <div className="way-on">
      <p className="way-on-search">
        <a href="/search">Search everything</a>
      </p>
      <nav aria-label="Ways on">
        <ul className="way-on-sections">
          {SECTIONS.map(({ label, path }) => (
            <li key={path}>
              <a href={path}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      {newest.length > 0 && (
        <section aria-labelledby="newest">
          <h2 id="newest" className="section-heading">
            Newest work
          </h2>
          <ul className="list-entries">
            {newest.map((card) => (
              <li key={card.id}>
                <PublicationItem card={card} institution={institution} headingLevel={3} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
