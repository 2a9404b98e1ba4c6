import type { CalloutTone } from './document.ts';

const WORDS: Record<CalloutTone, string | null> = {
  note: 'Note',
  important: 'Important',
  warning: 'Warning',
  plain: null,
};

/** What stands over a callout: its title, after its tone where that is more than a note; null for a plain one without a title. */
export function calloutLabel(tone: CalloutTone, title: string | undefined): string | null {
  const word = Object.hasOwn(WORDS, tone) ? WORDS[tone] : WORDS.note;
  if (!title) return word;
  return tone === 'note' || !word ? title : `${word}: ${title}`;
}
