import type { PublicDate, PublicNoteView, PublishedPublication } from '../publications/views.ts';
import type { VersionChange } from './version.ts';

/** One public version in the list of what changed. */
export type VersionEntry = {
  number: number;
  date: PublicDate;
  /** What readers were told when it came. */
  notes: PublicNoteView[];
  /** Empty for the first version, and where a text may no longer be read. */
  changes: VersionChange[];
  /** Changes of the text that are not told of one by one. */
  more: number;
  /** Whether its text may be read. */
  readable: boolean;
};

/** Every version that was public, newest first, of what is at an address now. */
export type VersionList = { publication: PublishedPublication; versions: VersionEntry[] };

/** One version as it stood; `text` is null when only the fact that there was one is left. */
export type VersionText = {
  current: PublishedPublication;
  number: number;
  latest: number;
  date: PublicDate;
  text: PublishedPublication | null;
};
