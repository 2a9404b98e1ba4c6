import type { ContributorRole } from '../publications/views.ts';
import type { CitableWork, Contributors } from './citable-work.ts';
import { yearFirst } from './cited-date.ts';
import { initialsFirst, invertedInitials } from './name-forms.ts';
import type { CitedName } from './names.ts';
import { type Citation, flow, italic, joined, type Run, sentence } from './runs.ts';
import { DESCRIPTORS, numberAs, unended } from './wording.ts';

/**
 * A reference-list entry by the Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10.
 * Titles keep their own capitals, because setting them in sentence case would spoil names.
 */
export function apa(work: CitableWork): Citation {
  const title = sentence(flow(titleOf(work), bracketed(work)));
  const principal = work.principal && sentence(flow(names(work.principal)));
  const date = `(${dateOf(work)}).`;
  const opening = principal ? [principal, date, title] : [title, date];
  const corrected = work.corrected && `(Correction published ${yearFirst(work.corrected)})`;
  const withdrawn = work.withdrawn && `(Withdrawn ${yearFirst(work.withdrawn)})`;
  return joined([...opening, sourceOf(work), work.url, corrected, withdrawn], ' ');
}

const MOST_NAMES = 20;

function names({ role, names }: Contributors): string {
  const written = names.map(invertedInitials);
  const label = labelOf(role, names);
  return label ? `${list(written)} (${label})` : list(written);
}

function list(names: string[]): string {
  if (names.length > MOST_NAMES) return `${names.slice(0, MOST_NAMES - 1).join(', ')}, . . . ${names.at(-1)}`;
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')}, & ${last}` : last;
}

const LABELS: Partial<Record<ContributorRole, [one: string, several: string]>> = {
  editor: ['Ed.', 'Eds.'],
  translator: ['Trans.', 'Trans.'],
  host: ['Host', 'Hosts'],
  guest: ['Guest', 'Guests'],
  speaker: ['Speaker', 'Speakers'],
};

function labelOf(role: ContributorRole, names: CitedName[]): string | undefined {
  return LABELS[role]?.[names.length === 1 ? 0 : 1];
}

/** Reports are dated by year, what appears day by day by its day. */
function dateOf({ issued, whole }: CitableWork): string {
  if (!issued) return 'n.d.';
  return whole ? String(issued.year) : yearFirst(issued);
}

/** In italics what stands by itself; in plain letters what is part of an outlet or of a series. */
function titleOf({ title, container }: CitableWork): Run {
  return container ? { text: unended(title) } : italic(unended(title));
}

/** "(A. Roe, Ed.; Report No. 12)", "[Video]". */
function bracketed(work: CitableWork): string | null {
  const people = work.others.map(({ role, names }) => {
    const written = joined(names.map(initialsFirst), ' & ')[0]?.text ?? '';
    return role === 'with' ? `with ${written}` : `${written}, ${labelOf(role, names)}`;
  });
  const within = [...people, numberAs(work, 'No.')].filter(Boolean).join('; ');
  const descriptor = work.kind === 'podcast' ? 'Audio podcast episode' : DESCRIPTORS[work.kind];
  const form = descriptor && !(work.whole && work.number) ? ` [${descriptor}]` : '';
  return (within ? ` (${within})` : '') + form || null;
}

function sourceOf({ container, series, publisher, ownName }: CitableWork): Run[] | null {
  const isEpisode = container !== null && container === series;
  const within = container && sentence(flow(isEpisode ? 'In ' : '', italic(container)));
  const house = publisher && !ownName ? sentence(flow(publisher)) : null;
  return joined([within, house], ' ');
}
