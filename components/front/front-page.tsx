import type { CSSProperties } from 'react';
import { excerpt } from '../../publishing/body/text.ts';
import type { FrontPage as Front } from '../../publishing/front/front.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { GROUPS } from '../../publishing/kinds.ts';
import type { PublicationCard } from '../../publishing/publications/views.ts';
import { formatCount } from '../../publishing/quantities.ts';
import { routes } from '../../publishing/routes.ts';
import { textIn } from '../../publishing/text-in.ts';
import { PersonCard } from '../person/person-card.tsx';
import { Byline } from '../publication/byline.tsx';
import { Cover, standsUpright } from '../publication/cover.tsx';
import { KindLine } from '../publication/kind-line.tsx';

type Props = { front: Front; institution: Institution };

/** The front page: the lead, the newest of both streams, the people, and everything by topic. */
export function FrontPage({ front, institution }: Props) {
  const { lead, reports, commentary, people, topics } = front;
  return (
    <div className="front">
      <h1 className="sr-only">{institution.name}</h1>
      {lead ? (
        <Lead card={lead} institution={institution} />
      ) : (
        <p className="front-empty">Nothing has been published yet.</p>
      )}
      <div className="front-streams">
        {reports.length > 0 && (
          <section className="front-reports" aria-labelledby="front-reports">
            <FrontHeading id="front-reports" title="Reports" path={routes.group('reports')} all={GROUPS.reports.all} />
            <div className="front-reports-grid">
              {reports.map((card) => (
                <FrontReport key={card.id} card={card} institution={institution} />
              ))}
            </div>
          </section>
        )}
        {commentary.length > 0 && (
          <section className="front-commentary" aria-labelledby="front-commentary">
            <FrontHeading
              id="front-commentary"
              title="Commentary"
              path={routes.group('articles')}
              all={GROUPS.articles.all}
            />
            {commentary.map((card) => (
              <FrontCommentary key={card.id} card={card} institution={institution} />
            ))}
          </section>
        )}
      </div>
      {people.length > 0 && (
        <section className="front-people" aria-labelledby="front-people">
          <FrontHeading id="front-people" title="People" path={routes.people()} all="View All People" />
          <div className="front-people-strip">
            {people.map((person) => (
              <PersonCard key={person.id} person={person} headingLevel={3} />
            ))}
          </div>
        </section>
      )}
      {topics.length > 0 && (
        <section className="front-topics" aria-labelledby="front-topics">
          <FrontHeading id="front-topics" title="Topics" path={routes.hubs('topic')} all="View All Topics" />
          <ul className="front-topics-index">
            {topics.map((topic) => (
              <li key={topic.id}>
                <a href={routes.hub('topic', topic.slug)}>{topic.name}</a>{' '}
                <span className="front-topics-total">{formatCount(topic.total, institution.language)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FrontHeading({ id, title, path, all }: { id: string; title: string; path: string; all: string }) {
  return (
    <div className="front-heading">
      <h2 id={id}>{title}</h2>
      <a href={path}>{all}</a>
    </div>
  );
}

type CardProps = { card: PublicationCard; institution: Institution };

function Lead({ card, institution }: CardProps) {
  return (
    <article className={leadClass(card)} style={shapeOf(card.cover)}>
      {card.cover?.src && <Cover publication={card} sizes="(min-width: 60rem) 48rem, 100vw" first />}
      <div className="lead-text">
        <KindLine publication={card} institution={institution} />
        <h2 className="lead-title" {...textIn(card.language)}>
          <a href={routes.publication(card.kind, card.slug)}>{card.title}</a>
        </h2>
        {card.subtitle && (
          <p className="lead-subtitle" {...textIn(card.language)}>
            {card.subtitle}
          </p>
        )}
        {card.summary && (
          <p className="lead-summary" {...textIn(card.language)}>
            {excerpt(card.summary, 320)}
          </p>
        )}
        <Byline byline={card.byline} />
      </div>
    </article>
  );
}

/** A cover that stands upright is shown whole; a picture that lies fills its place; without either the title is the picture. */
function leadClass(card: PublicationCard): string {
  if (!card.cover?.src) return 'lead lead-set';
  return standsUpright(card) ? 'lead lead-upright' : 'lead';
}

/** What the style sheet must know of a picture to keep its place before it is there. */
function shapeOf(picture: PublicationCard['cover']): CSSProperties | undefined {
  if (!picture?.width || !picture.height) return undefined;
  return { '--ratio': picture.width / picture.height } as CSSProperties;
}

function FrontReport({ card, institution }: CardProps) {
  return (
    <article className="front-report">
      <Cover publication={card} sizes="(min-width: 60rem) 16rem, 40vw" />
      <div>
        <KindLine publication={card} institution={institution} />
        <h3 className="front-report-title" {...textIn(card.language)}>
          <a href={routes.publication(card.kind, card.slug)}>{card.title}</a>
        </h3>
        {card.summary && (
          <p className="front-report-summary" {...textIn(card.language)}>
            {excerpt(card.summary, 150)}
          </p>
        )}
        <Byline byline={card.byline} />
      </div>
    </article>
  );
}

function FrontCommentary({ card, institution }: CardProps) {
  return (
    <article className="front-comment">
      <KindLine publication={card} institution={institution} />
      <h3 className="front-comment-title" {...textIn(card.language)}>
        <a href={routes.publication(card.kind, card.slug)}>{card.title}</a>
      </h3>
      <Byline byline={card.byline} />
    </article>
  );
}
