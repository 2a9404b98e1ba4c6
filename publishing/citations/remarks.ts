import type { CitableWork } from './citable-work.ts';
import { monthFirst } from './cited-date.ts';

/** What a bibliography must be told beside the facts that have a place of their own; sentences without their periods. */
export function remarks({ others, corrected, withdrawn }: CitableWork): string[] {
  const collaborators = others
    .filter(({ role }) => role === 'with')
    .flatMap(({ names }) => names.map(({ full }) => full));
  return [
    ...(withdrawn ? [`Withdrawn ${monthFirst(withdrawn)}`] : []),
    ...(corrected ? [`Corrected ${monthFirst(corrected)}`] : []),
    ...(collaborators.length > 0 ? [`With ${collaborators.join(', ')}`] : []),
  ];
}
