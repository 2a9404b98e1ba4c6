import { outlineOf } from '../../publishing/body/outline.ts';
import type { CitableWork } from '../../publishing/citations/citable-work.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { rulesOf } from '../../publishing/kinds.ts';
import { doiUrl } from '../../publishing/publications/doi.ts';
import type { Edition, PublishedPublication, Rails as RailCards } from '../../publishing/publications/views.ts';
import { textIn } from '../../publishing/text-in.ts';
import { Body } from '../body/body.tsx';
import { CiteBox } from '../citation/cite-box.tsx';
import { Byline } from './byline.tsx';
import { Contents } from './contents.tsx';
import { Cover, standsUpright } from './cover.tsx';
import { Downloads } from './downloads.tsx';
import { EventFacts } from './event-facts.tsx';
import { HubLinks } from './hub-links.tsx';
import { KindLine } from './kind-line.tsx';
import { NotesAbove, NotesBelow, OtherForms, WithdrawalNotice } from './notices.tsx';
import { OtherLanguages } from './other-languages.tsx';
import { Rails } from './rails.tsx';
import { ReadFullPiece } from './read-full-piece.tsx';
import { RunningTitle } from './running-title.tsx';

type Props = {
  publication: PublishedPublication;
  /** The publication as it is cited. */
  work: CitableWork;
  rails: RailCards;
  institution: Institution;
  /** Whether a PDF can be made of it. */
  pdf: boolean;
  /** The same work in other languages. */
  otherLanguages?: Edition[];
};

/** A whole publication with what to read beside it. */
export function PublicationPage({ publication, work, rails, institution, pdf, otherLanguages = [] }: Props) {
  const { body, files, language, notes, withdrawal } = publication;
  const { longForm } = rulesOf(publication.kind);
  const contents = longForm ? outlineOf(body) : [];
  return (
    <div className={longForm ? 'publication publication-long' : 'publication'}>
      <article className="publication-article">
        <PublicationHeader publication={publication} institution={institution} otherLanguages={otherLanguages} />
        {contents.length > 1 && <Contents entries={contents} language={language} />}
        <div className="publication-main">
          {withdrawal && <WithdrawalNotice withdrawal={withdrawal} institution={institution} />}
          <NotesAbove notes={notes} institution={institution} />
          {publication.event && <EventFacts event={publication.event} institution={institution} />}
          {body.content.length > 0 && (
            <div className="publication-text" {...textIn(language)}>
              <Body document={body} files={files} />
            </div>
          )}
          {publication.originalUrl && <ReadFullPiece url={publication.originalUrl} outlet={publication.outlet} />}
          <NotesBelow notes={notes} institution={institution} />
          <OtherForms publication={publication} pdf={pdf} />
          <HubLinks hubs={publication.hubs} />
          <CiteBox work={work} kind={publication.kind} slug={publication.slug} />
        </div>
      </article>
      <Rails rails={rails} institution={institution} />
      {longForm && <RunningTitle publication={publication} />}
    </div>
  );
}

/** Cover, kind, title, byline and downloads. */
export function PublicationHeader({
  publication,
  institution,
  otherLanguages = [],
}: Pick<Props, 'publication' | 'institution' | 'otherLanguages'>) {
  const { title, subtitle, language, byline, reportNumber, doi, downloads } = publication;
  return (
    <header
      className={standsUpright(publication) ? 'publication-header publication-header-upright' : 'publication-header'}
    >
      <Cover publication={publication} sizes="(min-width: 70rem) 40rem, 100vw" first />
      <div className="publication-heading">
        <KindLine publication={{ ...publication, outlet: null, noted: null }} institution={institution} />
        <h1 className="publication-title" {...textIn(language)}>
          {title}
        </h1>
        {subtitle && (
          <p className="publication-subtitle" {...textIn(language)}>
            {subtitle}
          </p>
        )}
        <Byline byline={byline} affiliations />
        <OtherLanguages editions={otherLanguages} />
        {reportNumber && <p className="report-number">{reportNumber}</p>}
        {doi && (
          <p className="report-number">
            <a href={doiUrl(doi)}>{doiUrl(doi)}</a>
          </p>
        )}
        <Downloads downloads={downloads} institution={institution} />
      </div>
    </header>
  );
}
