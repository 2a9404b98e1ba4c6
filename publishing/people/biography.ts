import type { Document } from '../body/document.ts';

/* A biography as plain paragraphs, a blank line between them: what a form without scripts can edit. */

/** The paragraphs of a biography; null when it holds more than plain paragraphs, which a text can't give back. */
export function biographyText(biography: Document | null): string | null {
  const paragraphs = (biography?.content ?? []).map((block) => {
    if (block.type !== 'paragraph') return null;
    const parts = (block.content ?? []).map((part) => (part.type === 'text' && !part.marks?.length ? part.text : null));
    return parts.includes(null) ? null : parts.join('');
  });
  return paragraphs.includes(null) ? null : paragraphs.join('\n\n');
}

export function biographyFrom(text: string): Document | null {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  if (paragraphs.length === 0) return null;
  return {
    type: 'doc',
    content: paragraphs.map((paragraph) => ({ type: 'paragraph', content: [{ type: 'text', text: paragraph }] })),
  };
}
