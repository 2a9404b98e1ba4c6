import { SearchField } from './search-field.tsx';

/** The search of every page, a form of its own. */
export function SearchBox() {
  return (
    <form className="search-box" action="/search">
      <SearchField id="search" label="Search" />
      <button type="submit">Go</button>
    </form>
  );
}
