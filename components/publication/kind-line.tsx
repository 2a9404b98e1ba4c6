import type { Institution } from '../../publishing/institution/institution.ts';
import { rulesOf } from '../../publishing/kinds.ts';
import type { NoteType, PublicationCard } from '../../publishing/publications/views.ts';
import { PublicDate } from './public-date.tsx';

type Props = {
  publication: Pick<PublicationCard, 'kind' | 'outlet' | 'date' | 'noted'>;
  institution: Institution;
};

/** What stands over a title: kind, outlet if any, date, and whether the piece was corrected. */
export function KindLine({ publication, institution }: Props) {
  const { kind, outlet, date, noted } = publication;
  return (
    <ul className="kind-line">
      <li className="kind-line-kind">{rulesOf(kind).label}</li>
      {outlet && <li>{outlet.name}</li>}
      <li>
        <PublicDate date={date} institution={institution} />
      </li>
      {noted && <li className="kind-line-noted">{MARKERS[noted]}</li>}
    </ul>
  );
}

const MARKERS: Record<NoteType, string> = { correction: 'Corrected', clarification: 'Clarified', update: 'Updated' };
