import fc from 'fast-check';
import { withAnchors } from '../publishing/body/anchors.ts';
import type {
  Block,
  Document,
  Footnote,
  HardBreak,
  Heading,
  Inline,
  InnerBlock,
  ListItem,
  Mark,
  TableCell,
  TableHeader,
  Text,
} from '../publishing/body/document.ts';
import { isBlank, tidyInline } from '../publishing/body/inline.ts';
import { MARK_ORDER } from '../publishing/body/node-rules.ts';

/**
 * Documents as `documentFromHtml` makes them: tidy inline content, no empty paragraphs, levels of headings without gaps, key
 * findings first, anchors everywhere.
 */
export function arbitraryDocument(): fc.Arbitrary<Document> {
  return fc
    .record({
      findings: fc.option(inner(1), { nil: null }),
      blocks: fc.array(fc.oneof(heading, innerBlock(2)), { maxLength: 8 }),
    })
    .map(({ findings, blocks }) => {
      const first: Block[] = findings ? [{ type: 'keyFindings', content: findings }] : [];
      return withAnchors({ type: 'doc', content: [...first, ...withoutGaps(blocks)] });
    });
}

const word = fc.string({
  unit: fc.constantFrom(
    ...'abcdeé日ßÑ<>&"\'`=/.,;:!?-–“”#*_[]()$\\|~^{}%0123456789',
    '👩‍🔬',
    '\u00a0',
    '\u200d',
    'e\u0301',
  ),
  minLength: 1,
  maxLength: 8,
});
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const lineOf = phrase.map((text) => `x${text}`.replace(/\s+/g, ' ').trim());
const href = fc.constantFrom(
  'https://example.org/a?b=1&c=%20#d',
  'http://example.org',
  'mailto:desk@example.org',
  'tel:+12025550123',
  '/reports/page/2',
  "https://example.org/it's",
);
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,36}$/);

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom('bold', 'italic', 'strike', 'code', 'superscript', 'subscript').map((type) => ({ type }) as Mark),
  fc
    .record({ href, title: fc.option(lineOf, { nil: undefined }) })
    .map(({ href: to, title }): Mark => ({ type: 'link', attrs: title ? { href: to, title } : { href: to } })),
);
const marks = fc
  .uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type })
  .map((list) => [...list].sort((a, b) => MARK_ORDER.indexOf(a.type) - MARK_ORDER.indexOf(b.type)));
const text: fc.Arbitrary<Text> = fc
  .record({ text: phrase, marks })
  .map(({ text: words, marks: list }) =>
    list.length > 0 ? { type: 'text', text: words, marks: list } : { type: 'text', text: words },
  );
const hardBreak: fc.Arbitrary<HardBreak> = fc.constant({ type: 'hardBreak' });

const footnote: fc.Arbitrary<Footnote> = fc
  .array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: hardBreak }), { minLength: 1, maxLength: 4 })
  .map((items) => ({ type: 'footnote' as const, content: tidyInline(items) as Footnote['content'] }))
  .filter(({ content }) => !isBlank(content));
const inline: fc.Arbitrary<Inline[]> = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: hardBreak }, { weight: 1, arbitrary: footnote }),
    { minLength: 1, maxLength: 6 },
  )
  .map(tidyInline)
  .filter((items) => !isBlank(items));

const heading: fc.Arbitrary<Heading> = fc
  .record({ level: fc.constantFrom(2, 3, 4), content: inline })
  .map(({ level, content }) => ({ type: 'heading', attrs: { level: level as 2 | 3 | 4 }, content }));

function inner(depth: number): fc.Arbitrary<InnerBlock[]> {
  return fc.array(innerBlock(depth), { minLength: 1, maxLength: 3 });
}

function innerBlock(depth: number): fc.Arbitrary<InnerBlock> {
  const leaves: fc.Arbitrary<InnerBlock>[] = [
    inline.map((content) => ({ type: 'paragraph', content })),
    inline.map((content) => ({ type: 'pullQuote', content })),
    fc
      .record({ attribution: lineOf, content: inline })
      .map(({ attribution, content }) => ({ type: 'pullQuote', attrs: { attribution }, content })),
    fc.constant({ type: 'horizontalRule' }),
    fc
      .record({
        language: fc.constantFrom('python', 'c++', 'x-y.z'),
        code: fc.array(phrase, { minLength: 1 }).map((lines) => lines.join('\n  ')),
      })
      .filter(({ code }) => code.trim() !== '')
      .map(({ language, code }) => ({
        type: 'codeBlock',
        attrs: { language },
        content: [{ type: 'text', text: code }],
      })),
    fc
      .record({
        file: id,
        alt: fc.oneof(fc.constant(''), lineOf),
        decorative: fc.constantFrom('yes' as const, undefined),
        credit: lineOf,
        width: fc.constantFrom('text' as const, 'wide' as const, 'small' as const),
        content: inline,
      })
      .map(({ content, decorative, ...attrs }) => ({
        type: 'figure',
        attrs: decorative ? { ...attrs, decorative } : attrs,
        content,
      })),
    id.map((file) => ({ type: 'figure', attrs: { file, alt: '' } })),
    lineOf.map((title) => ({ type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title } })),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const deeper = inner(depth - 1);
  const items: fc.Arbitrary<ListItem[]> = fc.array(
    deeper.map((content): ListItem => ({ type: 'listItem', content })),
    { minLength: 1, maxLength: 3 },
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...leaves) },
    { weight: 1, arbitrary: items.map((content): InnerBlock => ({ type: 'bulletList', content })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ start: fc.integer({ min: 2, max: 999 }), content: items })
        .map(({ start, content }): InnerBlock => ({ type: 'orderedList', attrs: { start }, content })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ attribution: lineOf, content: deeper })
        .map(({ attribution, content }): InnerBlock => ({ type: 'blockquote', attrs: { attribution }, content })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ tone: fc.constantFrom('note', 'important', 'warning', 'plain'), title: lineOf, content: deeper })
        .map(
          ({ tone, title, content }): InnerBlock => ({
            type: 'callout',
            attrs: { tone: tone as 'note', title },
            content,
          }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({
          kind: fc.constantFrom('audio', 'video'),
          file: id,
          title: lineOf,
          poster: id,
          chapters: fc
            .uniqueArray(fc.nat({ max: 300_000 }), { minLength: 1, maxLength: 3 })
            .map((starts) => starts.sort((a, b) => a - b).map((start) => ({ start, title: `At ${start}` }))),
          content: deeper,
        })
        .map(
          ({ content, ...attrs }): InnerBlock => ({
            type: 'media',
            attrs: attrs as { kind: 'audio'; file: string; title: string },
            content,
          }),
        ),
    },
    { weight: 1, arbitrary: table(deeper) },
  );
}

function table(content: fc.Arbitrary<InnerBlock[]>): fc.Arbitrary<InnerBlock> {
  const cell = fc
    .record({
      type: fc.constantFrom('tableHeader', 'tableCell'),
      align: fc.constantFrom('left', 'center', 'right'),
      colspan: fc.integer({ min: 2, max: 100 }),
      content,
    })
    .map(
      ({ type, align, colspan, content: inside }) =>
        ({ type, attrs: { align, colspan }, content: inside }) as TableHeader | TableCell,
    );
  const row = fc.array(cell, { minLength: 1, maxLength: 3 });
  return fc
    .record({ caption: lineOf, source: lineOf, rows: fc.array(row, { minLength: 1, maxLength: 3 }) })
    .map(({ rows, ...attrs }) => ({
      type: 'table',
      attrs,
      content: rows.map((cells) => ({ type: 'tableRow' as const, content: cells })),
    }));
}

/** Each heading at most one level below the one before it. */
function withoutGaps(blocks: Block[]): Block[] {
  let previous = 1;
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    previous = Math.min(block.attrs.level, previous + 1);
    return { ...block, attrs: { ...block.attrs, level: previous as 2 | 3 | 4 } };
  });
}
