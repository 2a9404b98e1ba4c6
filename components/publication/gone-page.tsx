import type { Institution } from '../../publishing/institution/institution.ts';
import type { PublishedPublication, Rails as RailCards, WithdrawalView } from '../../publishing/publications/views.ts';
import { textIn } from '../../publishing/text-in.ts';
import { KindLine } from './kind-line.tsx';
import { WithdrawalNotice } from './notices.tsx';
import { Rails } from './rails.tsx';

type Props = {
  publication: PublishedPublication;
  withdrawal: WithdrawalView;
  rails: RailCards;
  institution: Institution;
};

/** What stands at the address of a publication of which nothing is left: what it was called, that it is gone and why, and what to read instead. */
export function GonePage({ publication, withdrawal, rails, institution }: Props) {
  return (
    <div className="publication">
      <article className="publication-article">
        <header className="publication-header">
          <div className="publication-heading">
            <KindLine publication={{ ...publication, outlet: null, noted: null }} institution={institution} />
            <h1 className="publication-title" {...textIn(publication.language)}>
              {publication.title}
            </h1>
          </div>
        </header>
        <div className="publication-main">
          <WithdrawalNotice withdrawal={withdrawal} institution={institution} />
        </div>
      </article>
      <Rails rails={rails} institution={institution} />
    </div>
  );
}
