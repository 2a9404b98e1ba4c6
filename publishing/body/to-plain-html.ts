import { withAnchors } from './anchors.ts';
import { clockTime } from './chapters.ts';
import type { Chapter, Document, DocumentFiles, DocumentNode, Footnote, Mark, Text } from './document.ts';
import { footnotesOf } from './footnotes.ts';
import { safeHref } from './href.ts';
import { MARK_ORDER } from './node-rules.ts';

/**
 * The HTML of a document for readers elsewhere: in feeds and plain files, without our styles and scripts. Addresses are
 * absolute under `origin`; footnotes stand at the end. Only elements that every feed reader keeps.
 */
export function documentToPlainHtml(document: Document, files: DocumentFiles, origin: string): string {
  const anchored = withAnchors(document);
  const notes = footnotesOf(anchored);
  const setting: Setting = { files, origin, numbers: new Map(notes.map((note, index) => [note, index + 1])) };
  const text = anchored.content.map((node) => htmlOf(node, setting)).join('\n');
  if (notes.length === 0) return text;
  const items = notes.map((note, index) => `<li id="note-${index + 1}">${inside(note, setting)}</li>`);
  return `${text}\n<hr>\n<ol>${items.join('')}</ol>`;
}

type Setting = { files: DocumentFiles; origin: string; numbers: Map<Footnote, number> };

function htmlOf(node: DocumentNode, setting: Setting): string {
  const content = () => inside(node, setting);
  switch (node.type) {
    case 'heading':
      return `<h${node.attrs.level}>${content()}</h${node.attrs.level}>`;
    case 'paragraph':
      return `<p>${content()}</p>`;
    case 'bulletList':
      return `<ul>${content()}</ul>`;
    case 'orderedList':
      return `<ol${attribute('start', node.attrs?.start)}>${content()}</ol>`;
    case 'listItem':
      return `<li>${content()}</li>`;
    case 'blockquote':
      return `<blockquote>${content()}${attribution(node.attrs?.attribution)}</blockquote>`;
    case 'pullQuote':
      return `<blockquote><p>${content()}</p>${attribution(node.attrs?.attribution)}</blockquote>`;
    case 'keyFindings':
      return `<section><h2>Key findings</h2>${content()}</section>`;
    case 'callout':
      return `<aside>${node.attrs.title ? `<p><strong>${escaped(node.attrs.title)}</strong></p>` : ''}${content()}</aside>`;
    case 'codeBlock':
      return `<pre><code>${content()}</code></pre>`;
    case 'horizontalRule':
      return '<hr>';
    case 'figure':
      return figure(node, setting);
    case 'table': {
      const caption = node.attrs?.caption ? `<caption>${escaped(node.attrs.caption)}</caption>` : '';
      const source = node.attrs?.source ? `<p><small>Source: ${escaped(node.attrs.source)}</small></p>` : '';
      return `<table>${caption}<tbody>${content()}</tbody></table>${source}`;
    }
    case 'tableRow':
      return `<tr>${content()}</tr>`;
    case 'tableHeader':
    case 'tableCell': {
      const name = node.type === 'tableHeader' ? 'th' : 'td';
      return `<${name}${attribute('colspan', node.attrs?.colspan)}${attribute('rowspan', node.attrs?.rowspan)}>${content()}</${name}>`;
    }
    case 'embed':
      return `<p>${link(node.attrs.url, escaped(node.attrs.title), setting)}</p>`;
    case 'media':
      return media(node, setting);
    case 'hardBreak':
      return '<br>';
    case 'footnote':
      return `<sup>${setting.numbers.get(node)}</sup>`;
    case 'text':
      return textHtml(node, setting);
    case 'doc':
      return content();
  }
}

function inside(node: { content?: readonly DocumentNode[] } | DocumentNode, setting: Setting): string {
  const content = 'content' in node ? node.content : undefined;
  return ((content ?? []) as DocumentNode[]).map((child) => htmlOf(child, setting)).join('');
}

function figure(node: Extract<DocumentNode, { type: 'figure' }>, setting: Setting): string {
  const file = setting.files[node.attrs.file];
  const copy = file?.renditions.findLast(({ width }) => width <= 1600);
  const src = absoluteAddress(copy?.src ?? file?.src, setting);
  const credit = node.attrs.credit ? ` <small>${escaped(node.attrs.credit)}</small>` : '';
  const caption = node.content?.length || credit ? `<figcaption>${inside(node, setting)}${credit}</figcaption>` : '';
  return src ? `<figure><img${attribute('src', src)} alt="${escaped(node.attrs.alt)}">${caption}</figure>` : '';
}

function media(node: Extract<DocumentNode, { type: 'media' }>, setting: Setting): string {
  const { kind, title, chapters = [] } = node.attrs;
  const src = absoluteAddress(setting.files[node.attrs.file]?.src, setting);
  const player = src ? `<${kind} controls preload="none"${attribute('src', src)}></${kind}>` : '';
  const places = chapters.map((chapter: Chapter) => `<li>${clockTime(chapter.start)} ${escaped(chapter.title)}</li>`);
  const transcript = node.content?.length ? `<p><strong>Transcript</strong></p>${inside(node, setting)}` : '';
  return `<p><strong>${escaped(title)}</strong></p>${player}${places.length > 0 ? `<ul>${places.join('')}</ul>` : ''}${transcript}`;
}

function attribution(text: string | undefined): string {
  return text ? `<p>— ${escaped(text)}</p>` : '';
}

const TAGS: Record<Exclude<Mark['type'], 'link'>, string> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
};

function textHtml({ text, marks = [] }: Text, setting: Setting): string {
  const inward = [...marks].sort((a, b) => MARK_ORDER.indexOf(b.type) - MARK_ORDER.indexOf(a.type));
  return inward.reduce(
    (html, mark) =>
      mark.type === 'link' ? link(mark.attrs.href, html, setting) : `<${TAGS[mark.type]}>${html}</${TAGS[mark.type]}>`,
    escaped(text),
  );
}

/** An anchor of the page itself leads nowhere elsewhere: only its words are kept. */
function link(href: string, html: string, setting: Setting): string {
  const address = href.startsWith('#') ? null : absoluteAddress(href, setting);
  return address ? `<a${attribute('href', address)}>${html}</a>` : html;
}

function absoluteAddress(href: string | null | undefined, { origin }: Setting): string | null {
  const safe = href ? safeHref(href) : null;
  return safe?.startsWith('/') ? origin + safe : safe;
}

function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escaped(String(value))}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
