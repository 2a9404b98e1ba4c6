import type { History } from '../../publishing/publications/history-desk.ts';
import { type TextName, textNameInAddress, textNameInWords } from '../../publishing/publications/text-name.ts';
import { staffRoutes } from '../../publishing/staff/staff-routes.ts';
import './history.css';

type Props = { id: string; history: History; from?: TextName | null; to?: TextName | null };

/** Any two texts of a publication to be set side by side, as an address. */
export function CompareForm({ id, history, from, to }: Props) {
  const names: TextName[] = [
    ...(history.draft ? [{ kind: 'draft' as const }] : []),
    ...(history.liveRevision > 0 ? [{ kind: 'live' as const }] : []),
    ...history.entries.map(({ name }) => name),
  ];
  if (names.length < 2) return null;
  const options = names.map((name) => (
    <option key={textNameInAddress(name)} value={textNameInAddress(name)}>
      {textNameInWords(name)}
    </option>
  ));
  const value = (name: TextName | null | undefined, otherwise: TextName | undefined) =>
    textNameInAddress(name ?? otherwise ?? { kind: 'live' });
  return (
    <form className="compare-form" action={staffRoutes.comparisons(id)} aria-label="Compare two texts">
      <label>
        Compare{' '}
        <select name="from" defaultValue={value(from, names[1])}>
          {options}
        </select>
      </label>
      <label>
        with{' '}
        <select name="to" defaultValue={value(to, names[0])}>
          {options}
        </select>
      </label>
      <button type="submit" className="staff-button" data-tone="plain">
        Compare
      </button>
    </form>
  );
}
