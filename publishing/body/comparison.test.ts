import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryDocument } from '../../test/arbitrary-document.ts';
import type { Run } from './compared-words.ts';
import { type ComparedNode, compareDocuments, countChanges, runsIn } from './comparison.ts';
import type { Block, Document, DocumentNode, Inline, InnerBlock } from './document.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...content: Inline[]): InnerBlock => ({ type: 'paragraph', content });
const doc = (...content: Block[]): Document => ({ type: 'doc', content });
const shown = (runs: Run[]) =>
  runs.map(
    ({ what, text: words, marks }) =>
      `${{ same: '', deleted: '-', inserted: '+' }[what]}${words}${marks ? ` <${marks}>` : ''}`,
  );
const row = (...cells: string[]) => ({
  type: 'tableRow' as const,
  content: cells.map((cell) => ({ type: 'tableCell' as const, content: [paragraph(text(cell))] })),
});

describe('a text before and after', () => {
  test('shows phrases that went and came within a paragraph', () => {
    const [node] = compareDocuments(
      doc(paragraph(text('Two governments wanted a treaty in 2014.'))),
      doc(paragraph(text('Two capitals sought a treaty in 2014.'))),
    );
    expect(node).toMatchObject({ what: 'changed', label: 'Paragraph' });
    expect(shown(node?.runs ?? [])).toEqual(['Two ', '-governments wanted', '+capitals sought', ' a treaty in 2014.']);
  });

  test('shows what changed in a footnote where its mark stands, and words that are set otherwise', () => {
    const note = (words: string): Inline => ({ type: 'footnote', content: [{ type: 'text', text: words }] });
    const [node] = compareDocuments(
      doc(paragraph(text('A claim that holds'), note('Smith 2010, p. 4.'))),
      doc(
        paragraph(
          { type: 'text', text: 'A claim', marks: [{ type: 'bold' }] },
          text(' that holds'),
          note('Smith 2011, p. 4.'),
        ),
      ),
    );
    expect(shown(node?.runs ?? [])).toEqual([
      'A claim <was plain, is bold>',
      ' that holds [Note: Smith ',
      '-2010',
      '+2011',
      ', p. 4.]',
    ]);
  });

  test('shows a table cell by cell, and rows that came', () => {
    const [table] = compareDocuments(
      doc({ type: 'table', attrs: { caption: 'Prices in 2013' }, content: [row('North', '5.1'), row('South', '4.0')] }),
      doc({
        type: 'table',
        attrs: { caption: 'Prices in 2014' },
        content: [row('North', '5.2'), row('South', '4.0'), row('West', '9')],
      }),
    );
    expect(table?.attributes.map(({ label, runs }) => [label, shown(runs)])).toEqual([
      ['Caption', ['Prices in ', '-2013', '+2014']],
    ]);
    expect(table?.children.map(({ what }) => what)).toEqual(['changed', 'same', 'added']);
    expect(table?.children[0]?.children.map(({ what }) => what)).toEqual(['same', 'changed']);
    expect(shown(runsIn(table?.children[0]?.children ?? []))).toEqual(['North', '-5.1', '+5.2']);
  });

  test('shows another picture by its name, another description word by word, and a caption', () => {
    const figure = (file: string, alt: string, caption: string): Block => ({
      type: 'figure',
      attrs: { file, alt },
      content: [text(caption)],
    });
    const [node] = compareDocuments(
      doc(figure('a', 'A harbor at dawn', 'The port')),
      doc(figure('b', 'A harbor at dusk', 'The old port')),
      (id) => `${id}.jpg`,
    );
    expect(node?.attributes.map(({ label, runs }) => [label, shown(runs)])).toEqual([
      ['File', ['-a.jpg', '+b.jpg']],
      ['Text for those who can’t see it', ['A harbor at ', '-dawn', '+dusk']],
    ]);
    expect(shown(node?.runs ?? [])).toEqual(['The ', '+old ', 'port']);
  });

  test('knows a block that moved, and a paragraph that became a heading', () => {
    const [a, b, c] = ['The first of three.', 'Something in between.', 'Where all of it ends.'].map((words) =>
      paragraph(text(words)),
    );
    const moved = compareDocuments(doc(a as Block, b as Block, c as Block), doc(b as Block, c as Block, a as Block));
    expect(moved.map(({ what, moved: elsewhere }) => [what, elsewhere ?? null])).toEqual([
      ['removed', 'away'],
      ['same', null],
      ['same', null],
      ['same', 'here'],
    ]);
    const [heading] = compareDocuments(
      doc(paragraph(text('What we did'))),
      doc({ type: 'heading', attrs: { level: 2 }, content: [text('What we did')] }),
    );
    expect(heading?.attributes[0]?.runs.map(({ text: words }) => words)).toEqual(['Paragraph', 'Heading 2']);
    expect(countChanges(moved)).toEqual({ deleted: 0, inserted: 0, moved: 1 });
  });

  test('shows what changed in a block that others moved past, word by word, and items that changed places', () => {
    const words = (...lines: string[]) => lines.map((line) => paragraph(text(line)) as Block);
    const nodes = compareDocuments(
      doc(...words('Ice came early to the ports.', 'Grain waited for ships.', 'Coal did not wait.')),
      doc(...words('Grain waited for ships.', 'Coal did not wait.', 'Ice came late to the ports.')),
    );
    expect(nodes.map(({ moved }) => moved ?? null)).toEqual(['away', null, null, 'here']);
    expect(shown(nodes[3]?.runs ?? [])).toEqual(['Ice came ', '-early', '+late', ' to the ports.']);
    expect(countChanges(nodes)).toEqual({ deleted: 1, inserted: 1, moved: 1 });
    const list = (...lines: string[]): Block => ({
      type: 'bulletList',
      content: lines.map((line) => ({ type: 'listItem', content: [paragraph(text(line))] })),
    });
    expect(countChanges(compareDocuments(doc(list('Rye', 'Oats')), doc(list('Oats', 'Rye'))))).toEqual({
      deleted: 0,
      inserted: 0,
      moved: 1,
    });
  });

  test('says attributes as people say them', () => {
    const media = (start: number): Block => ({
      type: 'media',
      attrs: { kind: 'audio', file: 'a', title: 'Talk', chapters: [{ start, title: 'Ice' }] },
    });
    const [node] = compareDocuments(doc(media(65)), doc(media(70)));
    expect(node?.attributes.map(({ label, runs }) => [label, shown(runs).join('')])).toEqual([
      ['Chapters', '1:-05+10 Ice'],
    ]);
  });
});

test('what is deleted or the same is the earlier text, what is inserted or the same the later; the same document has no change', () => {
  fc.assert(
    fc.property(
      arbitraryDocument(),
      arbitraryDocument(),
      fc.array(fc.nat(20), { maxLength: 6 }),
      (one, other, cuts) => {
        // Documents that share much, as two revisions do.
        const mixed = doc(
          ...one.content.filter((_, index) => !cuts.includes(index)),
          ...other.content.filter(({ type }, index) => type !== 'keyFindings' && cuts.includes(index)),
        );
        for (const [before, after] of [
          [one, other],
          [one, mixed],
          [mixed, one],
        ] as const) {
          const nodes = compareDocuments(before, after);
          const side = (gone: 'inserted' | 'deleted') =>
            runsIn(nodesOn(nodes, gone === 'inserted' ? 'here' : 'away'))
              .filter(({ what }) => what !== gone)
              .map(({ text: words }) => words)
              .join('');
          expect([side('inserted'), side('deleted')]).toEqual([wordsOf(before), wordsOf(after)]);
        }
        const alike = compareDocuments(one, one);
        expect(alike.every(isSame)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

/** Without what is there a second time, because it moved. */
function nodesOn(nodes: ComparedNode[], twice: ComparedNode['moved']): ComparedNode[] {
  return nodes
    .filter(({ moved }) => moved !== twice)
    .map((node) => ({ ...node, children: nodesOn(node.children, twice) }));
}

function isSame({ what, runs, children }: ComparedNode): boolean {
  return what === 'same' && runs.every((run) => run.what === 'same' && !run.marks) && children.every(isSame);
}

/** Every word of a document in reading order, read without the comparison. */
function wordsOf(node: DocumentNode): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'hardBreak') return '\n';
  const inside = 'content' in node && node.content ? (node.content as DocumentNode[]).map(wordsOf).join('') : '';
  return node.type === 'footnote' ? ` [Note: ${inside}]` : inside;
}
