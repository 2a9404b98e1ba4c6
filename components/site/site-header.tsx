import type { Institution } from '../../publishing/institution/institution.ts';
import { SearchBox } from '../search/search-box.tsx';
import { SECTIONS } from './sections.ts';

/** The name of the institution and the way to every section; on a phone the sections open from "Menu", without a script. */
export function SiteHeader({ institution }: { institution: Institution }) {
  return (
    <header className="site-header">
      <div className="page-width site-header-row">
        <a className="wordmark" href="/">
          {institution.name}
        </a>
        {institution.tagline && <p className="tagline">{institution.tagline}</p>}
        <button className="menu-button" type="button" popoverTarget="sections">
          Menu
        </button>
        <nav id="sections" className="sections" popover="auto" aria-label="Sections">
          <button className="menu-button" type="button" popoverTarget="sections" popoverTargetAction="hide">
            Close
          </button>
          <ul>
            {SECTIONS.map(({ label, path }) => (
              <li key={path}>
                <a href={path}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <SearchBox />
      </div>
    </header>
  );
}
