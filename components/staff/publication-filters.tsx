import { HUB_TYPES, type HubType } from '../../publishing/hubs/hub.ts';
import { KINDS } from '../../publishing/kinds.ts';
import { LIST_SORTS, LIST_STATES, type ListRequest, listQuery } from '../../publishing/publications/list-request.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';

type Props = {
  request: ListRequest;
  /** How many there are in all, without the bin. */
  all: number;
  counts: Record<keyof typeof LIST_STATES, number>;
  people: { id: string; name: string }[];
  hubs: { id: string; type: HubType; name: string }[];
};

/** States as links with their counts; every other filter as a form that is an address. */
export function PublicationFilters({ request, all, counts, people, hubs }: Props) {
  const states = [
    { state: null, label: 'All', count: all },
    ...(Object.keys(LIST_STATES) as (keyof typeof LIST_STATES)[]).map((state) => ({
      state,
      label: LIST_STATES[state],
      count: counts[state],
    })),
  ];
  const types = [...new Set(hubs.map(({ type }) => type))];
  return (
    <>
      <nav className="desk-states" aria-label="States">
        <ul>
          {states.map(({ state, label, count }) => (
            <li key={label}>
              <a
                href={staffRoutes.publications() + listQuery(request, { state })}
                aria-current={request.state === state ? 'page' : undefined}
              >
                {label} <span className="desk-count">{count.toLocaleString('en-US')}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form className="desk-filters" action={staffRoutes.publications()} aria-label="Narrow the list">
        {request.state && <input type="hidden" name="state" value={request.state} />}
        <label className="desk-filter-words">
          Words of the title
          <input type="search" name="q" defaultValue={request.words} />
        </label>
        <label>
          Kind
          <select name="kind" defaultValue={request.kind ?? ''}>
            <option value="">Any</option>
            {Object.entries(KINDS).map(([kind, { label }]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Person
          <select name="person" defaultValue={request.person ?? ''}>
            <option value="">Anybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Topic, region, program or series
          <select name="hub" defaultValue={request.hub ?? ''}>
            <option value="">Any</option>
            {types.map((type) => (
              <optgroup key={type} label={HUB_TYPES[type].plural}>
                {hubs
                  .filter((hub) => hub.type === type)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label>
          Sorted by
          <select name="sort" defaultValue={request.sort}>
            {Object.entries(LIST_SORTS).map(([sort, label]) => (
              <option key={sort} value={sort}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="desk-filter-check">
          <input type="checkbox" name="mine" defaultChecked={request.mine} /> Mine only
        </label>
        <button type="submit" className="staff-button" data-tone="plain">
          Show
        </button>
        <a href={staffRoutes.publications()}>Clear</a>
      </form>
    </>
  );
}
