import { withAnchors } from '../../publishing/body/anchors.ts';
import type { Document, DocumentFiles } from '../../publishing/body/document.ts';
import { footnotesOf } from '../../publishing/body/footnotes.ts';
import { Blocks } from './blocks.tsx';
import { Footnotes } from './footnotes.tsx';

/**
 * A document as readers see it, its notes at the end. This is where untrusted text becomes markup: only nodes that are
 * known here are drawn, and every address is judged again.
 */
export function Body({ document, files }: { document: Document; files: DocumentFiles }) {
  const anchored = withAnchors(document);
  const notes = footnotesOf(anchored);
  const setting = { files, numbers: new Map(notes.map((note, index) => [note, index + 1])) };
  return (
    <div className="body-text">
      <Blocks blocks={anchored.content} setting={setting} />
      {notes.length > 0 && <Footnotes notes={notes} setting={setting} />}
    </div>
  );
}
