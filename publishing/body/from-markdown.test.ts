import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corporaDirectory } from '../../test/corpora.ts';
import { documentFromMarkdown } from './from-markdown.ts';
import { parseDocument } from './schema.ts';
import { countWords, plainText } from './text.ts';

test('notes stand at their marks, the list of notes is gone', () => {
  const { document, losses } = documentFromMarkdown(
    'Ports[^1] close[^b].\n\n[^1]: See *them*.\n\n    Twice.\n[^b]: Or not.',
  );
  expect(document.content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Ports' },
        {
          type: 'footnote',
          content: [
            { type: 'text', text: 'See ' },
            { type: 'text', text: 'them', marks: [{ type: 'italic' }] },
            { type: 'text', text: '.' },
            { type: 'hardBreak' },
            { type: 'text', text: 'Twice.' },
          ],
        },
        { type: 'text', text: ' close' },
        { type: 'footnote', content: [{ type: 'text', text: 'Or not.' }] },
        { type: 'text', text: '.' },
      ],
    },
  ]);
  expect(losses).toEqual([]);
});

test('a note that names a note keeps the text of both', () => {
  const { document } = documentFromMarkdown('a[^1]\n\n[^1]: one[^2]\n[^2]: two[^1]');
  expect(JSON.stringify(document)).toMatch(/one[\s\S]*two/);
});

test('tables, tasks, strikethrough and bare addresses', () => {
  const { document } = documentFromMarkdown(
    '|a|b|\n|-|-:|\n|1|2|\n\n- [x] done\n- [ ] open\n\n~~no~~ ~5 www.example.org',
  );
  expect(document.content).toMatchObject([
    { type: 'table', content: [{ content: [{ type: 'tableHeader' }, { attrs: { align: 'right' } }] }, {}] },
    { type: 'bulletList' },
    {
      content: [
        { text: 'no', marks: [{ type: 'strike' }] },
        { text: ' ~5 ' },
        { text: 'www.example.org', marks: [{ type: 'link', attrs: { href: 'http://www.example.org' } }] },
      ],
    },
  ]);
  expect(plainText(document)).toContain('☑ done\n\n☐ open');
});

test('Markdown inside HTML is Markdown, and HTML is judged by its reader', () => {
  const { document, losses } = documentFromMarkdown(
    '<aside data-node="callout" data-tone="warning" data-title="Mind">\n\n**Two** words\n\n</aside>\n\n<script>alert(1)</script>\n\nA <iframe src="https://youtu.be/dQw4w9WgXcQ"></iframe> b',
  );
  expect(document.content).toMatchObject([
    {
      type: 'callout',
      attrs: { tone: 'warning', title: 'Mind' },
      content: [{ content: [{ text: 'Two' }, { text: ' words' }] }],
    },
    { content: [{ text: 'A b' }] },
    { type: 'embed' },
  ]);
  expect(losses.map(({ element }) => element)).toEqual(['script']);
});

const corpora = corporaDirectory();
describe.runIf(corpora)('two thousand articles', () => {
  const articles = corpora ? articlesIn(join(corpora, 'digitalgov', 'content', 'news')) : [];

  test('become documents with most of their words', { timeout: 600_000 }, () => {
    const converted = articles.map((markdown) => documentFromMarkdown(markdown).document);
    expect(converted.length).toBeGreaterThan(2000);
    for (const [index, document] of converted.entries()) {
      expect(parseDocument(document)).toEqual({ ok: true, value: document });
      const written = countWords(
        (articles[index] ?? '').replace(/<[^>]*>|\{\{.*?\}\}|\]\([^)]*\)|^\[[^\]]*\]:.*$/gm, ' '),
      );
      expect(countWords(plainText(document))).toBeGreaterThan(written * 0.6 - 20);
    }
  });
});
if (!corpora) console.warn('The corpora are not here: the articles of digitalgov were not converted.');

function articlesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\s*---[\s\S]*?\n---\s*\n/, ''));
}

test('a heading takes the name that Hugo’s writers gave it, and links lead there', () => {
  const { document } = documentFromMarkdown(
    'See [there](#why).\n\n## <a name="x"></a>Why We Did It {#why .big}\n\nSetext {#how}\n---\n\n## Braces {are kept}',
    { headingNames: true },
  );
  expect(document.content.slice(1)).toEqual([
    { type: 'heading', attrs: { level: 2, id: 's-why' }, content: [{ type: 'text', text: 'Why We Did It' }] },
    { type: 'heading', attrs: { level: 2, id: 's-how' }, content: [{ type: 'text', text: 'Setext' }] },
    {
      type: 'heading',
      attrs: { level: 2, id: 's-braces-are-kept' },
      content: [{ type: 'text', text: 'Braces {are kept}' }],
    },
  ]);
  expect(JSON.stringify(document.content[0])).toContain('"href":"#s-why"');
});

test('an address in angle brackets is a link within HTML, too, where it is no attribute or code', () => {
  const { document, losses } = documentFromMarkdown(
    '<p title="<https://a.example>">See <https://a.example/B?c=D&e> and <code>&lt;https://c.example></code>.</p>',
  );
  const link = { type: 'link', attrs: { href: 'https://a.example/B?c=D&e' } };
  expect(document.content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'See ' },
        { type: 'text', text: 'https://a.example/B?c=D&e', marks: [link] },
        { type: 'text', text: ' and ' },
        { type: 'text', text: '<https://c.example>', marks: [{ type: 'code' }] },
        { type: 'text', text: '.' },
      ],
    },
  ]);
  expect(losses.map(({ element }) => element)).toEqual(['p[title]']);
});

test('where four spaces make no code, HTML after a blank line stays HTML', () => {
  const table = '<table>\n  <tr>\n    <td>One</td>\n\n    <td>Two</td>\n  </tr>\n</table>\n\n```\n    code\n```';
  const types = (indentedCode: boolean) =>
    documentFromMarkdown(table, { indentedCode }).document.content.map(({ type }) => type);
  expect(types(false)).toEqual(['table', 'codeBlock']);
  expect(types(true)).not.toEqual(['table', 'codeBlock']);
});
