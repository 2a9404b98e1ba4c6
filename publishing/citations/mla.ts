import type { ContributorRole } from '../publications/views.ts';
import type { CitableWork, Contributors } from './citable-work.ts';
import { dayFirst } from './cited-date.ts';
import { inverted, isInverted } from './name-forms.ts';
import type { CitedName } from './names.ts';
import { type Citation, flow, italic, joined, quoted, type Run, sentence } from './runs.ts';
import { capitalized, DESCRIPTORS, numberAs, unended } from './wording.ts';

/**
 * A works-cited entry by the MLA Handbook, 9th edition, chapter 5: author, title, container, other contributors, number,
 * publisher, date, location, then what may follow at the end. An organization that publishes its own work stands only as
 * publisher; an unknown date is left out; addresses go without their protocol, DOIs with it. Titles keep their capitals.
 */
export function mla(work: CitableWork): Citation {
  const { principal, ownName, corrected, withdrawn } = work;
  return joined(
    [
      principal && !ownName ? sentence(flow(principals(principal))) : null,
      titleOf(work),
      sentence(joined(located(work), ', ')),
      work.whole && work.series ? sentence(flow(work.series)) : null,
      work.whole && work.number ? null : descriptor(work),
      corrected && `Corrected ${dayFirst(corrected)}.`,
      withdrawn && `Withdrawn ${dayFirst(withdrawn)}.`,
    ],
    ' ',
  );
}

const MOST_NAMES = 2;

function principals({ role, names }: Contributors): string {
  const [first, second] = names;
  const label = LABELS[role]?.[names.length === 1 ? 0 : 1];
  const head = first ? inverted(first) : '';
  const all = names.length > MOST_NAMES ? `${head}, et al.` : second && first ? pair(first, second) : head;
  return label ? `${all}, ${label}` : all;
}

function pair(first: CitedName, second: CitedName): string {
  return `${inverted(first)}${isInverted(first) ? ',' : ''} and ${second.full}`;
}

const LABELS: Partial<Record<ContributorRole, [one: string, several: string]>> = {
  editor: ['editor', 'editors'],
  translator: ['translator', 'translators'],
  host: ['host', 'hosts'],
  guest: ['guest', 'guests'],
  speaker: ['speaker', 'speakers'],
};

function titleOf({ title, whole }: CitableWork): Run[] {
  return sentence(flow(whole ? italic(unended(title)) : quoted(unended(title))));
}

/** The parts of the container, the first with a capital. */
function located(work: CitableWork): (string | Run[] | null)[] {
  const { whole, container, publisher, issued, url, doi } = work;
  const place = whole ? null : flow(italic(container ?? publisher ?? ''));
  const others = work.others.map(({ role, names }) => `${OTHERS[role]} ${short(names)}`);
  const house = whole || container ? publisher : null;
  const date = issued && dayFirst(issued);
  const parts = [
    place,
    ...others,
    numberAs(work, 'no.'),
    house,
    date,
    doi === null ? url.replace(/^https?:\/\//, '') : url,
  ];
  return parts
    .filter((part) => part !== null)
    .map((part, index) => (typeof part === 'string' && index === 0 ? capitalized(part) : part));
}

const OTHERS: Record<ContributorRole, string> = {
  author: 'by',
  with: 'with',
  editor: 'edited by',
  translator: 'translated by',
  host: 'hosted by',
  speaker: 'remarks by',
  guest: 'featuring',
};

function short(names: CitedName[]): string {
  const full = names.map((name) => name.full);
  return full.length > MOST_NAMES ? `${full[0]} et al.` : full.join(' and ');
}

function descriptor({ kind }: CitableWork): string | null {
  const said = DESCRIPTORS[kind];
  return said && `${said}.`;
}
