import type { DocumentFiles, Footnote } from '../../publishing/body/document.ts';

/** What a node must know of its document to be drawn: the files it may name, and the numbers of its notes. */
export type Setting = { files: DocumentFiles; numbers: ReadonlyMap<Footnote, number> };
