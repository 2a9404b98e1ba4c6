import type { CitedDate } from './cited-date.ts';
import { familyWithParticle } from './name-forms.ts';
import type { CitedName } from './names.ts';

/**
 * The key of a work in a BibTeX file: who, when, the first telling word of its address, and four digits of its identity that
 * keep two works apart which share all of these: "weitz2014ukraine-9c41". Letters without accents, digits, one hyphen.
 */
export function citationKey(
  { id, slug, kind }: { id: string; slug: string; kind: string },
  name: CitedName | null,
  issued: CitedDate | null,
): string {
  const family = name?.type === 'person' ? familyWithParticle(name) : firstWord(name?.full ?? '');
  const who = asciiLetters(family) || asciiLetters(kind);
  return `${who}${issued?.year ?? 'nd'}${firstWord(slug)}-${id.slice(-4).toLowerCase()}`;
}

const EMPTY_WORDS = new Set(
  'a an the on in of for to and or at by from with how why what when who is are do does can el la le les los las de del der die das un une'.split(
    ' ',
  ),
);

function firstWord(text: string): string {
  const words = text
    .split(/[\s-]+/)
    .map(asciiLetters)
    .filter(Boolean);
  return words.find((word) => !EMPTY_WORDS.has(word)) ?? words[0] ?? '';
}

const UNMARKED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' };

function asciiLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðþłı]/g, (letter) => UNMARKED[letter] ?? '')
    .replace(/[^a-z0-9]/g, '');
}
