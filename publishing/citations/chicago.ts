import type { ContributorRole } from '../publications/views.ts';
import type { CitableWork, Contributors } from './citable-work.ts';
import { monthFirst } from './cited-date.ts';
import { articleBehind, isInverted } from './name-forms.ts';
import type { CitedName } from './names.ts';
import { type Citation, flow, italic, joined, quoted, type Run, sentence } from './runs.ts';
import { capitalized, DESCRIPTORS, numberAs, unended } from './wording.ts';

/**
 * A bibliography entry by The Chicago Manual of Style, 18th edition, notes and bibliography (names 13.23 and 13.107, websites
 * 14.104). Of more than six authors the first three are named. Titles keep their capitals.
 */
export function chicago(work: CitableWork): Citation {
  return joined(
    [
      work.principal && sentence(flow(principals(work.principal))),
      titleOf(work),
      ...work.others.map(({ role, names }) => sentence(flow(`${OTHERS[role]} ${straight(names)}`))),
      work.whole && work.series ? sentence(flow(work.series)) : null,
      work.whole ? numbered(work) : null,
      published(work),
      AFTER_DATE.has(work.kind) ? `${DESCRIPTORS[work.kind]}.` : null,
      `${work.url}.`,
      work.corrected && `Corrected ${monthFirst(work.corrected)}.`,
      work.withdrawn && `Withdrawn ${monthFirst(work.withdrawn)}.`,
    ],
    ' ',
  );
}

const MOST_NAMES = 6;
const NAMES_OF_MANY = 3;

function principals({ role, names }: Contributors): string {
  const [first, ...rest] = names.map((name, index) => (index === 0 ? articleBehind(name) : name.full));
  const label = LABELS[role]?.[names.length === 1 ? 0 : 1];
  if (names.length > MOST_NAMES)
    return [first, ...rest.slice(0, NAMES_OF_MANY - 1), 'et al.', label].filter(Boolean).join(', ');
  const comma = names[0] && (isInverted(names[0]) || names.length > 2) ? ',' : '';
  const last = rest.pop();
  const all = last ? `${[first, ...rest].join(', ')}${comma} and ${last}` : (first ?? '');
  return label ? `${all}, ${label}` : all;
}

function straight(names: CitedName[]): string {
  const full = names.map((name) => name.full);
  if (full.length < 3) return full.join(' and ');
  return `${full.slice(0, -1).join(', ')}, and ${full.at(-1)}`;
}

const LABELS: Partial<Record<ContributorRole, [one: string, several: string]>> = {
  editor: ['ed.', 'eds.'],
  translator: ['trans.', 'trans.'],
  host: ['host', 'hosts'],
  guest: ['guest', 'guests'],
  speaker: ['speaker', 'speakers'],
};

const OTHERS: Record<ContributorRole, string> = {
  author: 'By',
  with: 'With',
  editor: 'Edited by',
  translator: 'Translated by',
  host: 'Hosted by',
  speaker: 'Remarks by',
  guest: 'Featuring',
};

function titleOf({ title, whole }: CitableWork): Run[] {
  return whole ? sentence(flow(italic(unended(title)))) : sentence(flow(quoted(unended(title))));
}

function numbered(work: CitableWork): Run[] | null {
  const number = numberAs(work, 'no.') ?? DESCRIPTORS[work.kind];
  return number === null ? null : sentence(flow(capitalized(number)));
}

/** What is said of a recording stands after its date. */
const AFTER_DATE = new Set(['podcast', 'video']);

/** "World Politics Review, August 15, 2014." */
function published(work: CitableWork): Run[] {
  const { whole, kind, container, publisher, ownName, issued } = work;
  const descriptor = whole || AFTER_DATE.has(kind) ? null : DESCRIPTORS[kind];
  const date = issued ? monthFirst(issued) : 'n.d.';
  const house = ownName && !whole ? null : publisher;
  const isEpisode = container !== null && container === work.series;
  const place = isEpisode ? null : container && flow(italic(container));
  const series = isEpisode && container ? sentence(flow(italic(container))) : null;
  return joined([series, sentence(joined([descriptor, place, house, date], ', '))], ' ');
}
