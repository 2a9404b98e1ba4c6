import { GROUPS, type Group, rulesOf } from '../../publishing/kinds.ts';
import type { KindTotal } from '../../publishing/listings/listing.ts';
import { formatCount } from '../../publishing/quantities.ts';
import { routes } from '../../publishing/routes.ts';

type Props = { totals: KindTotal[]; language: string };

/** Every kind of publication there is, under the stream it belongs to, with how much there is. */
export function KindIndex({ totals, language }: Props) {
  const groups = (Object.keys(GROUPS) as Group[]).map((group) => ({
    group,
    kinds: totals.filter(({ kind }) => rulesOf(kind).group === group),
  }));
  return (
    <>
      <h1 className="page-title">Publications</h1>
      {totals.length === 0 && <p className="list-range">Nothing has been published here yet.</p>}
      {groups.map(
        ({ group, kinds }) =>
          kinds.length > 0 && (
            <section key={group} className="kind-index" aria-labelledby={`all-${group}`}>
              <h2 id={`all-${group}`} className="section-heading">
                <a href={routes.group(group)}>{GROUPS[group].label}</a>
              </h2>
              <ul className="hub-index">
                {kinds.map(({ kind, total }) => (
                  <li key={kind}>
                    <h3 className="hub-index-name">
                      <a href={routes.kind(kind)}>{rulesOf(kind).plural}</a>
                    </h3>
                    <p className="hub-index-total">
                      {formatCount(total, language)} {total === 1 ? 'publication' : 'publications'}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}
