import { rulesOf } from '../kinds.ts';
import type { CitableWork } from './citable-work.ts';
import type { CitedDate } from './cited-date.ts';
import { ITEM_TYPES } from './item-types.ts';
import { partsWithCommas } from './name-forms.ts';
import { remarks } from './remarks.ts';
import { DESCRIPTORS } from './wording.ts';

/**
 * A record of the Research Information Systems format: `TY` first, `ER` last, one `AU` for each author in order ("Last, First,
 * Suffix"), lines ended as its specification asks. A report's number is its `SN`, as EndNote and Zotero read it.
 */
export function ris(work: CitableWork): string {
  const { kind, principal, others, issued, title, container, publisher, series, whole, number, url, language } = work;
  const inRole = (role: string) => others.filter((other) => other.role === role).flatMap(({ names }) => names);
  const said = DESCRIPTORS[kind];
  const lines: [tag: string, value: string | null][] = [
    ['TY', ITEM_TYPES[rulesOf(kind).zoteroType].ris],
    ...(principal?.names ?? []).map((name): [string, string] => [
      principal?.role === 'editor' ? 'ED' : 'AU',
      partsWithCommas(name),
    ]),
    ...inRole('editor').map((name): [string, string] => ['ED', partsWithCommas(name)]),
    ...inRole('translator').map((name): [string, string] => ['A4', partsWithCommas(name)]),
    ['TI', title],
    ['T2', whole ? series : (container ?? publisher)],
    ['PB', publisher],
    ['SN', number],
    ['M3', said],
    ['PY', issued && String(issued.year)],
    ['DA', issued && slashed(issued)],
    ['LA', language],
    ['AB', work.summary],
    ...work.topics.map((topic): [string, string] => ['KW', topic]),
    ['DO', work.doi],
    ['UR', url],
    ...remarks(work).map((remark): [string, string] => ['N1', `${remark}.`]),
    ['ER', ''],
  ];
  return lines
    .filter(([tag, value]) => tag === 'ER' || value)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join('');
}

/** "2014/08/15", "2014/08//"; a year alone is told by `PY`. */
function slashed({ year, month, day }: CitedDate): string | null {
  if (!month) return null;
  const two = (number: number) => String(number).padStart(2, '0');
  return day ? `${year}/${two(month)}/${two(day)}` : `${year}/${two(month)}//`;
}
