import { apa } from './apa.ts';
import { bibtex } from './bibtex.ts';
import { chicago } from './chicago.ts';
import type { CitableWork } from './citable-work.ts';
import { cslJson } from './csl-json.ts';
import { mla } from './mla.ts';
import { ris } from './ris.ts';
import { type Citation, plainText } from './runs.ts';

/** The ways a work can be cited here: styles for readers, and files for reference managers. */
export type CitationStyle = 'apa' | 'chicago' | 'mla';
export type CitationFile = 'bibtex' | 'ris' | 'csl';
export type CitationFormat = CitationStyle | CitationFile;

export const CITATION_STYLES: Record<CitationStyle, { label: string; cite: (work: CitableWork) => Citation }> = {
  apa: { label: 'APA', cite: apa },
  chicago: { label: 'Chicago', cite: chicago },
  mla: { label: 'MLA', cite: mla },
};

type FileFormat = { label: string; contentType: string; extension: string; write: (work: CitableWork) => string };

export const CITATION_FILES: Record<CitationFile, FileFormat> = {
  bibtex: { label: 'BibTeX', contentType: 'application/x-bibtex; charset=utf-8', extension: 'bib', write: bibtex },
  ris: {
    label: 'RIS',
    contentType: 'application/x-research-info-systems; charset=utf-8',
    extension: 'ris',
    write: ris,
  },
  csl: { label: 'CSL-JSON', contentType: 'application/vnd.citationstyles.csl+json', extension: 'json', write: cslJson },
};

export function isCitationFormat(name: string): name is CitationFormat {
  return Object.hasOwn(CITATION_STYLES, name) || Object.hasOwn(CITATION_FILES, name);
}

/** A citation as it goes over the wire; `fileName` is for what is kept as a file. */
export type WrittenCitation = { text: string; contentType: string; fileName: string | null };

export function writeCitation(work: CitableWork, format: CitationFormat): WrittenCitation {
  if (isStyle(format)) {
    const text = `${plainText(CITATION_STYLES[format].cite(work))}\n`;
    return { text, contentType: 'text/plain; charset=utf-8', fileName: null };
  }
  const { write, contentType, extension } = CITATION_FILES[format];
  return { text: write(work), contentType, fileName: `${work.key}.${extension}` };
}

function isStyle(format: CitationFormat): format is CitationStyle {
  return Object.hasOwn(CITATION_STYLES, format);
}
