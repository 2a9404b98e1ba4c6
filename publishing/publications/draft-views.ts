import type { DocumentFiles } from '../body/document.ts';
import type { Kind } from '../kinds.ts';
import type { PublicationContent } from './content.ts';
import type { PublicationState } from './publication.ts';

/** The open draft as it was saved last. */
export type DraftView = { counter: number; content: PublicationContent; savedAt: string; savedBy: string };

/** Somebody else's browser that has the draft open. */
export type PresentView = { session: string; name: string; unsaved: boolean };

/** Since when a publication lies in the bin, and who put it there. */
export type BinnedView = { by: string; at: string };

/** Something that a field of a publication can name, as pickers and lists of chosen things show it. */
export type ChoiceView = { id: string; label: string; detail: string | null };

/** A person or an organization for a byline, with the affiliation that a new entry starts with. */
export type ContributorChoice = ChoiceView & { type: 'person' | 'organization'; affiliation: string | null };

/** What is known of everything that a content names, by id. */
export type NamedView = {
  contributors: Record<string, ContributorChoice>;
  outlets: Record<string, ChoiceView>;
  publications: Record<string, ChoiceView>;
  /** Files that are offered for download or are the cover, and those of the text. */
  files: DocumentFiles;
  fileNames: Record<string, string>;
};

/** What the page on which a publication is written knows of it. */
export type WritingView = {
  id: string;
  title: string;
  /** Where readers find it, or will. */
  kind: Kind;
  slug: string;
  state: PublicationState;
  /** Whether the public ever had the address. */
  known: boolean;
  liveRevision: number;
  draft: DraftView | null;
  binned: BinnedView | null;
  /** Ids of the last saves, the newest first. */
  recentSaves: string[];
  /** Whether the draft says something else than what is live; false without either. */
  differs: boolean;
};

/** What the server answers to a save. */
export type SaveAnswer =
  | { outcome: 'saved'; counter: number; savedAt: string; differs: boolean }
  | { outcome: 'refused'; issues: { field: string; message: string }[] }
  /** Somebody saved in between: the newest, and which saves arrived, the newest first. */
  | { outcome: 'stale'; draft: DraftView; recentSaves: string[]; named: NamedView };

/** What the server answers to a browser that says it is there. */
export type PresenceAnswer = {
  others: PresentView[];
  /** Null once the draft was released or thrown away. */
  counter: number | null;
  binned: BinnedView | null;
  differs: boolean;
  /** The newest draft and what it names, when it is another than the one that was named. */
  newer: { draft: DraftView; recentSaves: string[]; named: NamedView } | null;
};
