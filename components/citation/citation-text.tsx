import type { Citation } from '../../publishing/citations/runs.ts';

/** A citation with its italics. */
export function CitationText({ citation }: { citation: Citation }) {
  let offset = 0;
  return citation.map(({ text, italic }) => {
    const key = offset;
    offset += text.length;
    return italic ? <i key={key}>{text}</i> : text;
  });
}
