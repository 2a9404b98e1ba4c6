import type { Document, Footnote, Inline } from '../../../../publishing/body/document.ts';
import { isBlank, tidyInline } from '../../../../publishing/body/inline.ts';
import { nodesOf } from '../../../../publishing/body/nodes.ts';

/** What a note can hold of a document that is pasted into it: its words in lines, without notes of their own. */
export function noteText(document: Document): Footnote['content'] {
  const lines: Inline[][] = [];
  for (const node of nodesOf(document)) {
    if (!['paragraph', 'heading', 'pullQuote', 'figure', 'codeBlock'].includes(node.type)) continue;
    const line = ('content' in node ? ((node.content ?? []) as Inline[]) : []).filter(
      ({ type }) => type !== 'footnote',
    );
    if (!isBlank(line)) lines.push(line);
  }
  const joined = lines.flatMap((line, index): Inline[] => (index > 0 ? [{ type: 'hardBreak' }, ...line] : line));
  return tidyInline(joined) as Footnote['content'];
}
