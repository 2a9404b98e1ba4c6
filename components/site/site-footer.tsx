import type { Institution } from '../../publishing/institution/institution.ts';
import { SECTIONS } from './sections.ts';

/** Who publishes this, where they are, and the way to every section. */
export function SiteFooter({ institution }: { institution: Institution }) {
  const { name, description, address, contactUrl } = institution;
  return (
    <footer className="site-footer">
      <div className="page-width site-footer-columns">
        <div>
          <p className="site-footer-name">{name}</p>
          {description && <p className="site-footer-description">{description}</p>}
        </div>
        <nav aria-label="All sections">
          <ul>
            {SECTIONS.map(({ label, path }) => (
              <li key={path}>
                <a href={path}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {address && <address>{address}</address>}
          {contactUrl && (
            <p>
              <a href={contactUrl}>Contact</a>
            </p>
          )}
        </div>
      </div>
    </footer>
  );
}
