import { type Kind, rulesOf } from '../kinds.ts';
import type { CitableWork } from './citable-work.ts';

/** What sort of thing a work is, for the styles that say so; reports and articles go without saying. */
export const DESCRIPTORS: Record<Kind, string | null> = {
  report: null,
  working_paper: 'Working paper',
  policy_brief: 'Policy brief',
  commentary: null,
  testimony: 'Testimony',
  press_note: 'Press release',
  transcript: 'Transcript',
  podcast: 'Podcast',
  video: 'Video',
  event: 'Event',
};

/** "Report No. 12" or "report no. 12"; a number that says what it is, such as "Occasional Paper 7", stands as it is. */
export function numberAs({ kind, number }: CitableWork, form: 'No.' | 'no.'): string | null {
  if (!number) return null;
  if (/\p{L}{2,}[.\s]/u.test(number)) return number;
  const { label } = rulesOf(kind);
  return form === 'No.' ? `${label} No. ${number}` : `${label.toLowerCase()} no. ${number}`;
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A title before something that goes on in the same sentence: without its period, unless that belongs to an abbreviation. */
export function unended(title: string): string {
  return title.replace(/(?<![.…]|\b\p{Lu})\.$/u, '');
}
