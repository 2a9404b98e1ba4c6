import type { Document, DocumentFile, DocumentFiles } from '../body/document.ts';
import type { HubType } from '../hubs/hub.ts';
import type { Group, Kind } from '../kinds.ts';

/** What readers' pages are given: plain data, whole, already judged visible. */

export type DatePrecision = 'year' | 'month' | 'day' | 'minute';
/** `at` is the instant; what of it is shown depends on `precision` and on the institution's zone. */
export type PublicDate = { at: Date; precision: DatePrecision };

export type ContributorRole = 'author' | 'editor' | 'translator' | 'with' | 'host' | 'guest' | 'speaker';
export type BylineEntry = {
  type: 'person' | 'organization';
  name: string;
  /** The parts of a person's name as their record has them; null for organizations and where the record is silent. */
  givenName: string | null;
  familyName: string | null;
  slug: string;
  role: ContributorRole;
  /** As it was written when the piece appeared: an institution, or what one of the house's own people is in the house. */
  affiliation: string | null;
  /** A person of the house, whose record names no other place of work. */
  ofHouse: boolean;
};

export type OutletView = { slug: string; name: string; url: string | null };
export type HubLink = { type: HubType; slug: string; name: string };
export type PictureView = DocumentFile & { alt: string; credit: string };

/** One item of a list or a rail. */
export type PublicationCard = {
  id: string;
  kind: Kind;
  group: Group;
  slug: string;
  title: string;
  subtitle: string | null;
  summary: string;
  /** What all of it is written in, as a BCP 47 tag. */
  language: string;
  date: PublicDate;
  outlet: OutletView | null;
  byline: BylineEntry[];
  cover: PictureView | null;
  /** The newest public note, so that lists can mark a corrected piece. */
  noted: NoteType | null;
};

export type NoteType = 'correction' | 'clarification' | 'update';
export type PublicNoteView = { id: string; type: NoteType; at: Date; text: string };

export type WithdrawalOutcome = 'text_kept' | 'notice_only' | 'gone' | 'replaced';
export type WithdrawalView = {
  at: Date;
  outcome: WithdrawalOutcome;
  reason: string;
  replacedBy: { id: string; kind: Kind; slug: string; title: string } | null;
};

export type DownloadView = { label: string; src: string; contentType: string; bytes: number | null };
export type EventView = {
  startsAt: Date;
  endsAt: Date | null;
  venue: string | null;
  registrationUrl: string | null;
  /** When this was read. */
  isOver: boolean;
};

/** A whole publication as its page shows it. After a withdrawal that keeps only the notice, `body` is empty. */
export type PublishedPublication = PublicationCard & {
  /** What search results and share cards show in the place of title and summary; null for those. */
  headTitle: string | null;
  headDescription: string | null;
  body: Document;
  files: DocumentFiles;
  wordCount: number;
  reportNumber: string | null;
  originalUrl: string | null;
  event: EventView | null;
  hubs: HubLink[];
  downloads: DownloadView[];
  notes: PublicNoteView[];
  publiclyUpdatedAt: Date | null;
  doi: string | null;
  /** How many versions of it the public has seen. */
  versions: number;
  withdrawal: WithdrawalView | null;
};

/** A work in one of the languages it is public in. */
export type Edition = { id: string; kind: Kind; slug: string; title: string; language: string; original: boolean };

export type Rails = Record<Group, PublicationCard[]>;

/** An address leads to something, or to where it moved (a path or an absolute address), or to nothing. */
export type Lookup<T> = { found: 'here'; value: T } | { found: 'moved'; to: string } | { found: 'nothing' };
