import type { CellAttrs, Document, DocumentNode, Mark, Text } from './document.ts';
import { MARK_ORDER } from './node-rules.ts';

/** The HTML of a document in the form that `documentFromHtml` reads back as the same document. */
export function documentToHtml(document: Document): string {
  return document.content.map(htmlOf).join('\n');
}

function htmlOf(node: DocumentNode): string {
  switch (node.type) {
    case 'doc':
      return documentToHtml(node);
    case 'heading':
      return element(`h${node.attrs.level}`, { id: node.attrs.id }, inside(node));
    case 'paragraph':
      return element('p', {}, inside(node));
    case 'bulletList':
      return element('ul', {}, inside(node));
    case 'orderedList':
      return element('ol', { start: node.attrs?.start }, inside(node));
    case 'listItem':
      return element('li', {}, inside(node));
    case 'blockquote':
      return element('blockquote', { 'data-attribution': node.attrs?.attribution }, inside(node));
    case 'pullQuote':
      return element(
        'blockquote',
        { 'data-node': 'pull-quote', 'data-attribution': node.attrs?.attribution },
        element('p', {}, inside(node)),
      );
    case 'keyFindings':
      return element('section', { 'data-node': 'key-findings' }, inside(node));
    case 'callout':
      return element(
        'aside',
        { 'data-node': 'callout', 'data-tone': node.attrs.tone, 'data-title': node.attrs.title },
        inside(node),
      );
    case 'codeBlock':
      return element(
        'pre',
        {},
        element('code', { class: node.attrs?.language && `language-${node.attrs.language}` }, `${inside(node)}\n`),
      );
    case 'horizontalRule':
      return '<hr>';
    case 'figure': {
      const { file, alt, decorative, credit, width } = node.attrs;
      const caption = node.content ? element('figcaption', {}, inside(node)) : '';
      const picture = `<img${attributes({ alt })}>`;
      const own = { 'data-file': file, 'data-width': width, 'data-credit': credit, 'data-decorative': decorative };
      return element('figure', own, picture + caption);
    }
    case 'table': {
      const caption = node.attrs?.caption ? element('caption', {}, escaped(node.attrs.caption)) : '';
      return element('table', { 'data-source': node.attrs?.source }, caption + element('tbody', {}, inside(node)));
    }
    case 'tableRow':
      return element('tr', {}, inside(node));
    case 'tableHeader':
      return element('th', cellAttributes(node.attrs), inside(node));
    case 'tableCell':
      return element('td', cellAttributes(node.attrs), inside(node));
    case 'embed':
      return element('div', { 'data-node': 'embed', 'data-url': node.attrs.url, 'data-title': node.attrs.title }, '');
    case 'media': {
      const { kind, file, title, poster, chapters } = node.attrs;
      const own = {
        'data-node': 'media',
        'data-kind': kind,
        'data-file': file,
        'data-title': title,
        'data-poster': poster,
        'data-chapters': chapters && JSON.stringify(chapters),
      };
      return element('figure', own, inside(node));
    }
    case 'hardBreak':
      return '<br>';
    case 'footnote':
      return element('span', { 'data-node': 'footnote' }, inside(node));
    case 'text':
      return textHtml(node);
  }
}

function inside(node: { content?: readonly DocumentNode[] }): string {
  return (node.content ?? []).map(htmlOf).join('');
}

function textHtml({ text, marks = [] }: Text): string {
  const inward = [...marks].sort((a, b) => MARK_ORDER.indexOf(b.type) - MARK_ORDER.indexOf(a.type));
  return inward.reduce((html, mark) => markHtml(mark, html), escaped(text));
}

const TAGS: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
};

function markHtml(mark: Mark, html: string): string {
  return mark.type === 'link' ? element('a', mark.attrs, html) : element(TAGS[mark.type], {}, html);
}

function cellAttributes({ colspan, rowspan, align }: CellAttrs = {}): Record<string, string | number | undefined> {
  return { colspan, rowspan, align };
}

function element(name: string, attrs: Record<string, string | number | undefined>, content: string): string {
  return `<${name}${attributes(attrs)}>${content}</${name}>`;
}

function attributes(attrs: Record<string, string | number | undefined>): string {
  return Object.entries(attrs)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"\u00a0]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;' };
