import type { Institution } from '../../publishing/institution/institution.ts';
import type {
  NoteType,
  PublicNoteView,
  PublishedPublication,
  WithdrawalOutcome,
  WithdrawalView,
} from '../../publishing/publications/views.ts';
import { routes } from '../../publishing/routes.ts';
import { PublicDate } from './public-date.tsx';

type NotesProps = { notes: PublicNoteView[]; institution: Institution };

/** Over the text: updates whole, and one line for each correction or clarification that stands under it. */
export function NotesAbove({ notes, institution }: NotesProps) {
  return notes.map((note) =>
    note.type === 'update' ? (
      <Note key={note.id} note={note} institution={institution} />
    ) : (
      <p key={note.id} className="note-pointer">
        <a href={`#note-${note.id}`}>
          {NOTES[note.type].past} on <PublicDate date={dayOf(note.at)} institution={institution} />
        </a>
      </p>
    ),
  );
}

/** Under the text: corrections and clarifications; `all`: updates too, where none stand above. */
export function NotesBelow({ notes, institution, all = false }: NotesProps & { all?: boolean }) {
  return notes
    .filter((note) => all || note.type !== 'update')
    .map((note) => <Note key={note.id} note={note} institution={institution} />);
}

type FormsProps = { publication: Pick<PublishedPublication, 'kind' | 'slug' | 'versions'>; pdf: boolean };

/** Leads to the list of what changed, once something did, and to the PDF made from the text. */
export function OtherForms({ publication: { kind, slug, versions }, pdf }: FormsProps) {
  if (versions < 2 && !pdf) return null;
  return (
    <p className="other-forms">
      {versions > 1 && (
        <>
          This is version {versions}. <a href={routes.versions(kind, slug)}>See what changed</a>
          {pdf && ' · '}
        </>
      )}
      {pdf && <a href={routes.pdf(kind, slug)}>Read as PDF</a>}
    </p>
  );
}

/** Says that a publication was withdrawn, when, why, and what is left of it here. */
export function WithdrawalNotice({
  withdrawal,
  institution,
}: {
  withdrawal: WithdrawalView;
  institution: Institution;
}) {
  const { at, outcome, reason, replacedBy } = withdrawal;
  return (
    <section className="notice notice-withdrawal" aria-labelledby="withdrawal">
      <h2 id="withdrawal" className="notice-heading">
        Withdrawn <PublicDate date={dayOf(at)} institution={institution} />
      </h2>
      {reason && <p>{reason}</p>}
      {replacedBy ? (
        <p>
          It is replaced by <a href={routes.publication(replacedBy.kind, replacedBy.slug)}>{replacedBy.title}</a>.
        </p>
      ) : (
        <p>{LEFT[outcome]}</p>
      )}
    </section>
  );
}

export const NOTES: Record<NoteType, { label: string; past: string }> = {
  correction: { label: 'Correction', past: 'Corrected' },
  clarification: { label: 'Clarification', past: 'Clarified' },
  update: { label: 'Update', past: 'Updated' },
};

const LEFT: Record<WithdrawalOutcome, string> = {
  text_kept: 'The text is kept below for the record. It no longer stands as our work.',
  notice_only: 'The text is no longer available. This notice stays at its address.',
  gone: 'Nothing of it is available any longer.',
  replaced: 'It has been replaced.',
};

function Note({ note, institution }: { note: PublicNoteView; institution: Institution }) {
  return (
    <section id={`note-${note.id}`} className="notice" aria-label={NOTES[note.type].label}>
      <p>
        <strong className="notice-label">
          {NOTES[note.type].label}, <PublicDate date={dayOf(note.at)} institution={institution} />:
        </strong>{' '}
        {note.text}
      </p>
    </section>
  );
}

function dayOf(at: Date) {
  return { at, precision: 'day' as const };
}
