import { oneLine } from '../../lib/one-line.ts';
import type { BylineEntry } from '../publications/views.ts';

/**
 * A name taken apart as bibliographies need it. `full` is the name in its own order, without titles and degrees. A person with
 * one name, or whose name can't be taken apart without guessing, has only a family name.
 */
export type CitedName =
  | {
      type: 'person';
      full: string;
      given: string | null;
      /** "van der", "de la", "al-", "d’": stands before the family name, keeps its small letter and is never dropped. */
      particle: string | null;
      family: string;
      /** "Jr.", "III". */
      suffix: string | null;
      /** Written family name first and without a comma wherever it stands, as in Chinese, Japanese and Korean. */
      familyFirst: boolean;
    }
  | { type: 'organization'; full: string };

export type CitedPerson = Extract<CitedName, { type: 'person' }>;

type NameSource = Pick<BylineEntry, 'type' | 'name' | 'givenName' | 'familyName'>;

/** The parts of a name: those of the person's record where it has them, else what the name itself shows. */
export function citedName({ type, name, givenName, familyName }: NameSource): CitedName {
  const written = oneLine(name);
  if (type === 'organization') return { type, full: written };
  const { bare, suffix } = withoutTitles(written);
  if (EAST_ASIAN.test(bare)) return eastAsian(bare, givenName, familyName);
  if (familyName) return fromRecord(bare, suffix, givenName, familyName);
  return fromText(bare, suffix);
}

/** "van", "de": a word that is never a name by itself. */
export function isSmallParticle(word: string): boolean {
  return SMALL.test(word) && CAPITAL_PARTICLE.test(word.charAt(0).toUpperCase() + word.slice(1));
}

/** "al-", "ash-". */
export function isArticle(particle: string): boolean {
  return ARTICLE.test(`${particle}a`) && /^\p{Ll}+[-‐‑]$/u.test(particle);
}

/** "Rahman" of "al-Rahman". */
export function withoutArticle(word: string): string {
  return word.replace(ARTICLE, '');
}

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{P}\p{Lm}\s]+$/u;
const SUFFIX = /^(?:jr|sr)\.?$|^(?:II|III|IV|2nd|3rd|4th)$/i;
const DEGREE =
  /^(?:Ph\.?D|M\.?D|J\.?D|D\.?Phil|Ed\.?D|Esq|M\.?B\.?A|M\.?P\.?H|M\.?P\.?P|LL\.?[BM]|M\.?A|M\.?Sc|B\.?A)\.?$/;
const TITLE = /^(?:(?:Dr|Prof|Amb|Gen|Col|Adm|Capt|Maj|Lt|Sen|Rep|Rev|Hon|Mr|Mrs|Ms)\.\s+)+/;
/** Words that begin a family name even with a capital: "Van Gogh", "De La Cruz". */
const CAPITAL_PARTICLE =
  /^(?:Van|Von|Vom|Zu|De|Del|Della|Di|Da|Dal|Das|Dos|Du|Des|La|Las|Le|Los|Den|Der|Ten|Ter|Bin|Bint|Ibn|Abu|Al|El|St\.?|Saint)$/;
const SMALL = /^\p{Ll}/u;
/** "al-Khwarizmi", "ash-Shabbi": the Arabic article, which with a name makes one word. */
const ARTICLE = /^(?:al|el|ad|an|ar|as|ash|at|az)[-‐‑](?=\p{L})/u;
/** "d’Arc", "dell’Acqua". */
const ELIDED = /^(?:d|l|dell|dall|all|nell|sull|v)['’](?=\p{L})/u;
/** Of an Arabic house: "Al Saud", "Al Thani". */
const HOUSE = /^[AĀ]l$/;
/** "Ortega y Gasset": joins two family names. */
const AND = /^(?:y|e|i)$/;

function withoutTitles(name: string): { bare: string; suffix: string | null } {
  const parts = name.replace(TITLE, '').split(/,\s*/);
  const kept = parts.filter((part, index) => index === 0 || !DEGREE.test(part));
  const lastPart = kept.length > 1 ? kept.at(-1) : undefined;
  if (lastPart !== undefined && SUFFIX.test(lastPart)) return { bare: kept.slice(0, -1).join(', '), suffix: lastPart };
  const bare = kept.join(', ');
  const lastWord = /^(.+\s.+)\s(\S+)$/.exec(bare);
  return lastWord?.[1] && lastWord[2] && SUFFIX.test(lastWord[2])
    ? { bare: lastWord[1], suffix: lastWord[2] }
    : { bare, suffix: null };
}

function eastAsian(full: string, givenName: string | null, familyName: string | null): CitedPerson {
  const [first, ...rest] = full.split(/\s+/);
  const family = familyName ?? (rest.length > 0 ? first : full) ?? full;
  const given = familyName ? givenName : rest.join(' ') || null;
  return { type: 'person', full, given, particle: null, family, suffix: null, familyFirst: true };
}

function fromRecord(bare: string, suffix: string | null, givenName: string | null, familyName: string): CitedPerson {
  const { bare: whole, suffix: inFamily } = withoutTitles(oneLine(familyName));
  const lastOfFamily = / ((?:jr|sr)\.?|II|III|IV)$/i.exec(whole);
  const family = lastOfFamily ? whole.slice(0, lastOfFamily.index) : whole;
  const foundSuffix = suffix ?? inFamily ?? lastOfFamily?.[1] ?? null;
  const given = givenName ? oneLine(givenName) : null;
  const full = bare.includes(',') ? [given, family].filter(Boolean).join(' ') : bare;
  return person(full, given, family.split(' '), foundSuffix);
}

function fromText(bare: string, suffix: string | null): CitedPerson {
  const [family = '', given] = bare.split(/,\s*/, 2);
  if (given) return person(`${given} ${family}`, given, family.split(' '), suffix);
  const words = bare.split(' ');
  const start = familyStart(words);
  return person(bare, words.slice(0, start).join(' ') || null, words.slice(start), suffix);
}

/** The word with which the family name, particles included, begins. */
function familyStart(words: string[]): number {
  const last = words.length - 1;
  const and = words.findIndex((word, index) => index > 1 && index < last && AND.test(word));
  if (and > 0) return and - 1;
  if (last > 1 && HOUSE.test(words[last - 1] ?? '')) return last - 1;
  const particle = words.findIndex((word, index) => index < last && isParticle(word, index));
  if (particle >= 0 && !(particle > 0 && words.every((word) => SMALL.test(word)))) return particle;
  let start = last;
  while (start > 1 && CAPITAL_PARTICLE.test(words[start - 1] ?? '')) start -= 1;
  return start;
}

function isParticle(word: string, index: number): boolean {
  return index === 0 ? isSmallParticle(word) : SMALL.test(word) && !ARTICLE.test(word);
}

function person(full: string, given: string | null, familyWords: string[], suffix: string | null): CitedPerson {
  const [particle, family] = withoutParticle(familyWords);
  return {
    type: 'person',
    full: [full, suffix].filter(Boolean).join(' '),
    given,
    particle,
    family,
    suffix,
    familyFirst: false,
  };
}

/** The particles of a family name, those that are part of its first word included, and the rest. */
function withoutParticle(words: string[]): [particle: string | null, family: string] {
  const first = words.findIndex((word) => !SMALL.test(word) || ARTICLE.test(word) || ELIDED.test(word));
  if (first < 0) return [null, words.join(' ')];
  const [name = '', ...rest] = words.slice(first);
  const [joined = ''] = ARTICLE.exec(name) ?? ELIDED.exec(name) ?? [];
  return [
    [...words.slice(0, first), joined].filter(Boolean).join(' ') || null,
    [name.slice(joined.length), ...rest].join(' '),
  ];
}
