import { excerpt } from '../../publishing/body/text.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { GROUPS, type Group } from '../../publishing/kinds.ts';
import { SUMMARY_CUTS } from '../../publishing/publications/summary-cuts.ts';
import type { Rails as Cards, PublicationCard } from '../../publishing/publications/views.ts';
import { routes } from '../../publishing/routes.ts';
import { textIn } from '../../publishing/text-in.ts';
import { Byline } from './byline.tsx';
import { KindLine } from './kind-line.tsx';

/** What to read next, beside a publication: the rails Commentary and Reports, and the way to everything else. */
export function Rails({ rails, institution }: { rails: Cards; institution: Institution }) {
  return (
    <aside className="rails" aria-label="Related publications">
      {ORDER.map((group) => {
        const cards = rails[group];
        return (
          cards.length > 0 && (
            <section key={group} className="rail" aria-labelledby={`rail-${group}`}>
              <h2 id={`rail-${group}`} className="rail-heading">
                {GROUPS[group].rail}
              </h2>
              {cards.map((card) => (
                <RailItem key={card.id} card={card} institution={institution} />
              ))}
            </section>
          )
        );
      })}
      <p className="rails-all">
        <a href={routes.group('reports')}>{GROUPS.reports.all}</a>{' '}
        <a href={routes.group('articles')}>{GROUPS.articles.all}</a>
      </p>
    </aside>
  );
}

const ORDER: Group[] = ['articles', 'reports'];

function RailItem({ card, institution }: { card: PublicationCard; institution: Institution }) {
  return (
    <article className="rail-item">
      <KindLine publication={card} institution={institution} />
      <h3 className="rail-title" {...textIn(card.language)}>
        <a href={routes.publication(card.kind, card.slug)}>{card.title}</a>
      </h3>
      {card.summary && (
        <p className="rail-summary" {...textIn(card.language)}>
          {excerpt(card.summary, SUMMARY_CUTS.rail)}
        </p>
      )}
      <Byline byline={card.byline} />
    </article>
  );
}
