'use client';

import type { HubChoice } from '../../../publishing/publications/choices-desk.ts';
import { metadataFieldId, useFieldNews } from './metadata-field.tsx';

export type HubChoices = { type: string; label: string; hubs: HubChoice[] }[];

type Props = { hubs: HubChoices; chosen: string[]; change: (ids: string[]) => void };

/** The topics, regions, programs and series there are, to be ticked. Retired ones stand there only where they are chosen. */
export function HubFields({ hubs, chosen, change }: Props) {
  const { news } = useFieldNews('hubs');
  return (
    <div id={metadataFieldId('hubs')} tabIndex={-1}>
      <input type="hidden" name="hubs.shown" value="1" />
      {news}
      {hubs.map(({ type, label, hubs: choices }) => {
        const shown = choices.filter(({ id, retired }) => !retired || chosen.includes(id));
        if (shown.length === 0) return null;
        return (
          <fieldset key={type} className="staff-field hub-field">
            <legend>{label}</legend>
            {shown.map(({ id, name, retired }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  name={`hub.${id}`}
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    change(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                  }
                />{' '}
                {name}
                {retired && ' (retired)'}
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
