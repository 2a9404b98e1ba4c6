'use client';

import { useState } from 'react';
import type { Difference } from './content-differences.ts';

type Props = { at: string; differences: Difference[]; takeIn: () => void; throwAway: () => void };

/** What this browser kept when the page was closed or crashed before it was saved. */
export function JournalOffer({ at, differences, takeIn, throwAway }: Props) {
  const [sure, setSure] = useState(false);
  return (
    <section className="journal-offer" aria-labelledby="journal-title">
      <h2 id="journal-title">This browser kept words of yours that were not saved</h2>
      <p>
        Written last {at}. Taken in, they stand beside what was saved since; nothing that is in the draft goes away
        without your choice.
      </p>
      <Differences differences={differences} before="In the draft" after="Kept here" />
      <div className="button-row">
        <button type="button" className="staff-button" data-tone="strong" onClick={takeIn}>
          Take them in
        </button>
        <button
          type="button"
          className="staff-button"
          data-tone="danger"
          onClick={() => (sure ? throwAway() : setSure(true))}
        >
          {sure ? 'Yes, throw these words away' : 'Throw them away'}
        </button>
      </div>
    </section>
  );
}

type DifferencesProps = { differences: Difference[]; before: string; after: string };

function Differences({ differences, before, after }: DifferencesProps) {
  return (
    <ul className="differences">
      {differences.map((difference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once and never reordered
        <li key={index}>
          <strong>{difference.label}</strong>
          <div>
            <p className="difference-side">{before}</p>
            <p>{difference.before ?? <em>Nothing</em>}</p>
          </div>
          <div>
            <p className="difference-side">{after}</p>
            <p>{difference.after ?? <em>Nothing</em>}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
