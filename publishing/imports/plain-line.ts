import { parseFragment } from 'parse5';

/** A line without markup, and whether it differs from how it was written by more than white space at its ends. */
export type PlainLine = { text: string; cleaned: boolean };

/**
 * A title or name as readers see it: entities become their characters, white space of any kind one space; invisible and
 * control characters go. Anything that looks like a tag stays: it is text.
 */
export function plainLine(source: string): PlainLine {
  const text = tidy(decodeEntities(source));
  return { text, cleaned: text !== source.trim() };
}

/** What is invisible and says nothing. The joiners of words and emoji are not: they change what is seen. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u200b\u2060\ufeff\u00ad]|(?![\t\n\r])\p{Cc}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function decodeEntities(source: string): string {
  if (!source.includes('&')) return source;
  const fragment = parseFragment(source.replaceAll('<', '&lt;'));
  return fragment.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}
