import type { DocumentFile } from '../body/document.ts';

/**
 * A file that somebody at work in the newsroom chose, with what the library says of it, as first words for a caption. Its
 * addresses are those of the newsroom, where files are seen before anything public shows them.
 */
export type PickedFile = {
  file: DocumentFile;
  name: string;
  alt: string;
  caption: string;
  credit: string;
};

/** What may be asked for: what the place in the text, the form or the list can show. */
export type PickedKind = 'picture' | 'audio' | 'video' | 'any';
