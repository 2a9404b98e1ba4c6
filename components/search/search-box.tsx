import { SearchField } from './search-field.tsx';

/** The search of every page, a form and a landmark of its own. */
export function SearchBox() {
  return (
    <search className="search-box" aria-label="Site">
      <form action="/search">
        <SearchField id="search" label="Search" />
        <button type="submit">Go</button>
      </form>
    </search>
  );
}
