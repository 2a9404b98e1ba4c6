import { withAnchors } from '../../publishing/body/anchors.ts';
import type { Document, DocumentFiles } from '../../publishing/body/document.ts';
import { footnotesOf } from '../../publishing/body/footnotes.ts';
import { Blocks } from './blocks.tsx';
import { Footnotes } from './footnotes.tsx';

type Props = {
  document: Document;
  files: DocumentFiles;
  /** The id of each top block, by its index, where somebody is led to one. Readers are led to headings alone. */
  blockId?: (index: number) => string;
};

/**
 * A document as readers see it, its notes at the end. This is where untrusted text becomes markup: only nodes that are
 * known here are drawn, and every address is judged again.
 */
export function Body({ document, files, blockId }: Props) {
  const anchored = withAnchors(document);
  const notes = footnotesOf(anchored);
  const setting = { files, numbers: new Map(notes.map((note, index) => [note, index + 1])) };
  return (
    <div className="body-text">
      {blockId ? (
        anchored.content.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rendered document never changes order
          <div key={index} id={blockId(index)} className="body-block" tabIndex={-1}>
            <Blocks blocks={[block]} setting={setting} />
          </div>
        ))
      ) : (
        <Blocks blocks={anchored.content} setting={setting} />
      )}
      {notes.length > 0 && <Footnotes notes={notes} setting={setting} />}
    </div>
  );
}
