import { rulesOf } from '../kinds.ts';
import type { CitableWork } from './citable-work.ts';
import { familyWithParticle } from './name-forms.ts';
import type { CitedName } from './names.ts';
import { remarks } from './remarks.ts';
import { DESCRIPTORS } from './wording.ts';

/**
 * An entry for BibTeX and biblatex, in UTF-8: `@techreport` for reports, `@article` for what an outlet printed, `@misc` for the
 * rest. Every word with a capital is braced, so that no style lowers it; organizations stand in braces of their own.
 * Syntax: Patashnik, BibTeXing (1988); Markey, Tame the BeaST (names, section 11; braces, section 3).
 */
export function bibtex(work: CitableWork): string {
  const [type, own] = entryOf(work);
  const { principal, others, issued, url, language, key, series } = work;
  const editors = principal?.role === 'editor' ? principal.names : others.find(({ role }) => role === 'editor')?.names;
  const translators = others.find(({ role }) => role === 'translator')?.names;
  const fields: Fields = [
    ['author', principal && principal.role !== 'editor' ? names(principal.names) : null],
    ['editor', editors ? names(editors) : null],
    ['translator', translators ? names(translators) : null],
    ['title', protectedText(work.title)],
    ...own,
    ['series', series && (work.whole || work.container === series) ? plain(series) : null],
    ['year', issued && String(issued.year)],
    ['month', issued?.month ? { macro: MONTHS[issued.month - 1] ?? '' } : null],
    ['day', issued?.day ? String(issued.day) : null],
    ['doi', work.doi && verbatim(work.doi)],
    ['url', verbatim(url)],
    ['langid', LANGUAGES[language.slice(0, 2)] ?? null],
    ['note', remarks(work).map(plain).join('. ') || null],
  ];
  return `@${type}{${key},\n${fields.flatMap(line).join(',\n')}\n}\n`;
}

type Fields = [name: string, value: string | { macro: string } | null][];

function entryOf(work: CitableWork): [type: string, Fields] {
  const { kind, whole, container, publisher, number, series } = work;
  if (whole) {
    const said = DESCRIPTORS[kind] && rulesOf(kind).label;
    return [
      'techreport',
      [
        ['institution', plain(publisher ?? '')],
        ['type', said],
        ['number', number && plain(number)],
      ],
    ];
  }
  if (container && container !== series) return ['article', [['journal', plain(container)]]];
  const how = [DESCRIPTORS[kind], publisher].filter((part) => part !== null).map(plain);
  return ['misc', [['howpublished', how.join(', ') || null]]];
}

function line([name, value]: Fields[number]): string[] {
  if (value === null) return [];
  return [`  ${name} = ${typeof value === 'string' ? `{${value}}` : value.macro}`];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Languages by the names that biblatex and babel know; a language without one is left out. */
const LANGUAGES: Record<string, string> = {
  en: 'english',
  fr: 'french',
  de: 'german',
  es: 'spanish',
  it: 'italian',
  pt: 'portuguese',
  nl: 'dutch',
  ru: 'russian',
  uk: 'ukrainian',
  pl: 'polish',
  ja: 'japanese',
  zh: 'chinese',
  ko: 'korean',
  ar: 'arabic',
  tr: 'turkish',
  sv: 'swedish',
  da: 'danish',
  fi: 'finnish',
};

function names(all: CitedName[]): string {
  return all.map(nameField).join(' and ');
}

/** "van der Berg, Anna" and "King, Jr., Martin Luther"; what has no parts is braced, so that none are found in it. */
function nameField(name: CitedName): string {
  if (name.type === 'organization' || name.given === null) return `{${plain(name.full)}}`;
  const last = familyWithParticle({ ...name, family: part(name.family) }).replace(HYPHENED, '{$&}');
  return [last, name.suffix, part(name.given)].filter(Boolean).join(', ');
}

/** A hyphen would part an article from its name, and go: "{al-Walid}". */
const HYPHENED = /(?<=^|\s)\p{Ll}+[-‐‑]\S.*$/u;

function part(text: string): string {
  return /,|\sand\s/i.test(text) ? `{${plain(text)}}` : plain(text);
}

function protectedText(title: string): string {
  return title
    .split(' ')
    .map((word) => (/\p{Lu}/u.test(word) ? `{${plain(word)}}` : plain(word)))
    .join(' ');
}

const ESCAPES: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function plain(text: string): string {
  return text.replace(/[\\{}&%$#_~^]/g, (character) => ESCAPES[character] ?? character);
}

/** An address is printed as it stands; only what would end the field must go. */
function verbatim(url: string): string {
  return url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character));
}
