import { clockTime } from './chapters.ts';
import type { Document, DocumentFiles, DocumentNode, Footnote, Inline, Mark, Text } from './document.ts';
import { footnotesOf } from './footnotes.ts';
import { safeHref } from './href.ts';

/** The document as Markdown (CommonMark with the tables and footnotes of GitHub); addresses are absolute under `origin`. */
export function documentToMarkdown(document: Document, files: DocumentFiles, origin: string): string {
  const notes = footnotesOf(document);
  const setting: Setting = { files, origin, numbers: new Map(notes.map((note, index) => [note, index + 1])) };
  const blocks = document.content.map((node) => blockOf(node, setting)).filter(Boolean);
  const written = notes.map((note, index) => `[^${index + 1}]: ${inline(note.content, setting)}`);
  return `${[...blocks, ...written].join('\n\n')}\n`;
}

type Setting = { files: DocumentFiles; origin: string; numbers: Map<Footnote, number> };

function blockOf(node: DocumentNode, setting: Setting): string {
  switch (node.type) {
    case 'heading':
      return `${'#'.repeat(node.attrs.level)} ${inline(node.content, setting)}`;
    case 'paragraph':
      return inline(node.content, setting);
    case 'bulletList':
      return node.content.map((item) => listItem('-', item.content, setting)).join('\n');
    case 'orderedList': {
      const first = node.attrs?.start ?? 1;
      return node.content.map((item, index) => listItem(`${first + index}.`, item.content, setting)).join('\n');
    }
    case 'listItem':
      return listItem('-', node.content, setting);
    case 'blockquote':
      return quoted([blocks(node.content, setting), attribution(node.attrs?.attribution)]);
    case 'pullQuote':
      return quoted([inline(node.content, setting), attribution(node.attrs?.attribution)]);
    case 'keyFindings':
      return `## Key findings\n\n${blocks(node.content, setting)}`;
    case 'callout':
      return quoted([node.attrs.title ? `**${escaped(node.attrs.title)}**` : '', blocks(node.content, setting)]);
    case 'codeBlock': {
      const code = (node.content ?? []).map(({ text }) => text).join('');
      const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
      return `${fence}${node.attrs?.language ?? ''}\n${code}\n${fence}`;
    }
    case 'horizontalRule':
      return '---';
    case 'figure': {
      const src = address(setting.files[node.attrs.file]?.src, setting);
      const picture = src ? `![${escaped(node.attrs.alt)}](${src})` : '';
      const caption = [inline(node.content, setting), escaped(node.attrs.credit ?? '')].filter(Boolean).join(' ');
      return [picture, caption].filter(Boolean).join('\n\n');
    }
    case 'table':
      return table(node, setting);
    case 'embed':
      return `[${escaped(node.attrs.title)}](${node.attrs.url})`;
    case 'media': {
      const src = address(setting.files[node.attrs.file]?.src, setting);
      const title = escaped(node.attrs.title);
      const chapters = (node.attrs.chapters ?? []).map(({ start, title }) => `- ${clockTime(start)} ${escaped(title)}`);
      return [src ? `[${title}](${src})` : title, chapters.join('\n'), blocks(node.content ?? [], setting)]
        .filter(Boolean)
        .join('\n\n');
    }
    default:
      return 'content' in node ? blocks((node.content ?? []) as DocumentNode[], setting) : '';
  }
}

function blocks(nodes: readonly DocumentNode[], setting: Setting): string {
  return nodes
    .map((node) => blockOf(node, setting))
    .filter(Boolean)
    .join('\n\n');
}

function listItem(mark: string, content: readonly DocumentNode[], setting: Setting): string {
  const indent = ' '.repeat(mark.length + 1);
  return `${mark} ${blocks(content, setting).replace(/\n(?=.)/g, `\n${indent}`)}`;
}

function quoted(parts: string[]): string {
  return parts
    .filter(Boolean)
    .join('\n\n')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function attribution(text: string | undefined): string {
  return text ? `— ${escaped(text)}` : '';
}

function table(node: Extract<DocumentNode, { type: 'table' }>, setting: Setting): string {
  const rows = node.content.map((row) =>
    row.content.map((cell) =>
      blocks(cell.content, setting)
        .replaceAll('|', '\\|')
        .replace(/\s*\n\s*/g, ' '),
    ),
  );
  const width = Math.max(1, ...rows.map((row) => row.length));
  const line = (cells: string[]) => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  const lines = [line(head), line(Array(width).fill('---')), ...body.map(line)];
  const { caption, source } = node.attrs ?? {};
  return [caption ? `**${escaped(caption)}**` : '', lines.join('\n'), source ? `Source: ${escaped(source)}` : '']
    .filter(Boolean)
    .join('\n\n');
}

function inline(items: readonly Inline[] = [], setting: Setting): string {
  return items
    .map((item) => {
      if (item.type === 'hardBreak') return '\\\n';
      return item.type === 'footnote' ? `[^${setting.numbers.get(item)}]` : marked(item, setting);
    })
    .join('');
}

const AROUND: Partial<Record<Mark['type'], string>> = { bold: '**', italic: '*', strike: '~~' };

function marked({ text, marks = [] }: Text, setting: Setting): string {
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type);
  if (has('code')) return `\`${text.replaceAll('`', 'ˋ')}\``;
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (core === '') return text;
  let written = escaped(core);
  for (const { type } of marks) {
    const sign = AROUND[type];
    if (sign) written = `${sign}${written}${sign}`;
  }
  const link = marks.find((mark) => mark.type === 'link');
  const href = link?.type === 'link' && !link.attrs.href.startsWith('#') ? address(link.attrs.href, setting) : null;
  if (href) written = `[${written}](${href.replace(/[()]/g, encodeParenthesis)})`;
  return before + written + after;
}

function encodeParenthesis(sign: string): string {
  return sign === '(' ? '%28' : '%29';
}

function address(href: string | null | undefined, { origin }: Setting): string | null {
  const safe = href ? safeHref(href) : null;
  return safe?.startsWith('/') ? origin + safe : safe;
}

/** What Markdown would take for its own signs. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/^([-+])(?=\s)/, '\\$1');
}
