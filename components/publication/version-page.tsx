import { outlineOf } from '../../publishing/body/outline.ts';
import type { Institution } from '../../publishing/institution/institution.ts';
import { rulesOf } from '../../publishing/kinds.ts';
import { routes } from '../../publishing/routes.ts';
import { textIn } from '../../publishing/text-in.ts';
import type { VersionText } from '../../publishing/versions/views.ts';
import { Body } from '../body/body.tsx';
import { Contents } from './contents.tsx';
import { EventFacts } from './event-facts.tsx';
import { WithdrawalNotice } from './notices.tsx';
import { PublicDate } from './public-date.tsx';
import { PublicationHeader } from './publication-page.tsx';
import { ReadFullPiece } from './read-full-piece.tsx';

type Props = { version: VersionText; institution: Institution };

/** One version as readers saw it, under a banner that leads to the current one. */
export function VersionPage({ version, institution }: Props) {
  const { current, text } = version;
  const { withdrawal } = current;
  const longForm = text !== null && rulesOf(text.kind).longForm;
  const contents = text && longForm ? outlineOf(text.body) : [];
  return (
    <div className={longForm ? 'publication publication-long' : 'publication'}>
      <article className="publication-article">
        <VersionBanner version={version} institution={institution} />
        {text ? (
          <PublicationHeader publication={text} institution={institution} />
        ) : (
          <h1 {...textIn(current.language)}>{current.title}</h1>
        )}
        {text && contents.length > 1 && <Contents entries={contents} language={text.language} />}
        <div className="publication-main">
          {withdrawal && <WithdrawalNotice withdrawal={withdrawal} institution={institution} />}
          {text?.event && <EventFacts event={text.event} institution={institution} />}
          {text && text.body.content.length > 0 && (
            <div className="publication-text" {...textIn(text.language)}>
              <Body document={text.body} files={text.files} />
            </div>
          )}
          {text?.originalUrl && <ReadFullPiece url={text.originalUrl} outlet={text.outlet} />}
        </div>
      </article>
    </div>
  );
}

function VersionBanner({ version: { current, number, latest, date, text }, institution }: Props) {
  const { kind, slug, withdrawal } = current;
  const now = <a href={routes.publication(kind, slug)}>{withdrawal ? 'what is left of it' : `version ${latest}`}</a>;
  return (
    <aside className="notice version-banner" aria-label="Version">
      <p>
        <strong>
          Version {number}, <PublicDate date={date} institution={institution} />.
        </strong>{' '}
        {text === null && 'The text of this version is no longer available. '}
        {number < latest ? <>It is superseded by {now}.</> : <>It is the newest version: see {now}.</>}{' '}
        <a href={`${routes.versions(kind, slug)}#version-${number}`}>What changed</a>
      </p>
    </aside>
  );
}
