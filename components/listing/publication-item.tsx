import { excerpt } from '../../publishing/body/text.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { SUMMARY_CUTS } from '../../publishing/publications/summary-cuts.ts';
import type { PublicationCard } from '../../publishing/publications/views.ts';
import { routes } from '../../publishing/routes.ts';
import { textIn } from '../../publishing/text-in.ts';
import { Byline } from '../publication/byline.tsx';
import { Cover } from '../publication/cover.tsx';
import { KindLine } from '../publication/kind-line.tsx';

type Props = { card: PublicationCard; institution: Institution; headingLevel: 2 | 3 };

/** One publication in a list. */
export function PublicationItem({ card, institution, headingLevel }: Props) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article className="publication-item">
      <div className="publication-item-text">
        <KindLine publication={card} institution={institution} />
        <Heading className="publication-item-title" {...textIn(card.language)}>
          <a href={routes.publication(card.kind, card.slug)}>{card.title}</a>
        </Heading>
        {card.summary && (
          <p className="publication-item-summary" {...textIn(card.language)}>
            {excerpt(card.summary, SUMMARY_CUTS.list)}
          </p>
        )}
        <Byline byline={card.byline} />
      </div>
      <Cover publication={card} sizes="9rem" />
    </article>
  );
}
