import { apa } from '../../publishing/citations/apa.ts';
import type { CitableWork } from '../../publishing/citations/citable-work.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { rulesOf } from '../../publishing/kinds.ts';
import { creditsOf, separatorBefore } from '../../publishing/publications/byline.ts';
import type { PublishedPublication } from '../../publishing/publications/views.ts';
import { textIn } from '../../publishing/text-in.ts';
import { Body } from '../body/body.tsx';
import { CitationText } from '../citation/citation-text.tsx';
import { EventFacts } from './event-facts.tsx';
import { NotesBelow, WithdrawalNotice } from './notices.tsx';
import { PublicDate } from './public-date.tsx';
import { ReadFullPiece } from './read-full-piece.tsx';
import { RunningTitle } from './running-title.tsx';

type Props = { publication: PublishedPublication; work: CitableWork; institution: Institution };

/** A publication as a document on paper: a title page, then the text, its notes at the end. */
export function PrintEdition({ publication, work, institution }: Props) {
  const { body, files, language, notes } = publication;
  return (
    <article className="print-edition">
      <RunningTitle publication={publication} />
      <TitlePage publication={publication} work={work} institution={institution} />
      <NotesBelow notes={notes} institution={institution} all />
      {publication.event && <EventFacts event={publication.event} institution={institution} />}
      <div className="publication-text" {...textIn(language)}>
        <Body document={body} files={files} />
      </div>
      {publication.originalUrl && <ReadFullPiece url={publication.originalUrl} outlet={publication.outlet} />}
    </article>
  );
}

function TitlePage({ publication, work, institution }: Props) {
  const { kind, title, subtitle, language, byline, date, outlet, reportNumber, summary, versions, withdrawal } =
    publication;
  return (
    <header className="title-page">
      <p className="title-page-house">{institution.name}</p>
      <div className="title-page-names">
        <h1 {...textIn(language)}>{title}</h1>
        {creditsOf(byline).map(({ role, lead, entries }) => (
          <p key={role} className="title-page-byline">
            {role === 'author' ? '' : `${lead} `}
            {entries.map(({ name }, index) => separatorBefore(index, entries.length) + name).join('')}
          </p>
        ))}
        {subtitle && (
          <p className="title-page-subtitle" {...textIn(language)}>
            {subtitle}
          </p>
        )}
      </div>
      <p className="title-page-kind">
        {[rulesOf(kind).label, reportNumber, outlet?.name].filter(Boolean).join(' · ')} ·{' '}
        <PublicDate date={date} institution={institution} />
        {versions > 1 && ` · Version ${versions}`}
      </p>
      {withdrawal && <WithdrawalNotice withdrawal={withdrawal} institution={institution} />}
      {summary && (
        <p className="title-page-summary" {...textIn(language)}>
          {summary}
        </p>
      )}
      <dl className="title-page-facts">
        {affiliations(publication).map(({ name, affiliation }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{affiliation}</dd>
          </div>
        ))}
        <div>
          <dt>Cite as</dt>
          <dd>
            <CitationText citation={apa(work)} />
          </dd>
        </div>
        <div>
          <dt>Newest version</dt>
          <dd>
            <a href={work.page}>{work.page}</a>
          </dd>
        </div>
      </dl>
    </header>
  );
}

function affiliations({ byline }: PublishedPublication) {
  return byline.flatMap(({ name, affiliation }) => (affiliation ? [{ name, affiliation }] : []));
}
