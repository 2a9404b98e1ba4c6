'use client';

import { useEffect, useRef, useState } from 'react';
import type { Choice } from '../../../publishing/body/merge.ts';
import type { PublicationContent } from '../../../publishing/publications/content.ts';
import { type ContentMerge, contentOf, type MetadataField } from '../../../publishing/publications/content-merge.ts';
import { blockInWords, FIELD_LABELS, inWords, type Names } from './content-differences.ts';

type Props = {
  merge: ContentMerge;
  /** Who saved the other text; empty when it is what this browser kept. */
  savedBy: string;
  names: Names;
  resolve: (content: PublicationContent) => void;
};

/** Two texts side by side, where only a person can bring them together. It goes away when everything is chosen, not before. */
export function MergeDialog({ merge, savedBy, names, resolve }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const conflicts = merge.body.flatMap((piece) => ('conflict' in piece ? [piece.conflict] : []));
  const [fields, setFields] = useState<Partial<Record<MetadataField, 'ours' | 'theirs'>>>({});
  const [blocks, setBlocks] = useState<Choice[]>(() => conflicts.map(() => 'both'));
  const open = merge.fields.filter(({ field }) => fields[field] === undefined).length;
  const [ours, theirs] = savedBy ? ['Yours', savedBy] : ['Kept in this browser', 'In the draft'];

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="merge-dialog"
      aria-labelledby="merge-title"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
    >
      <h2 id="merge-title">
        {savedBy ? `${savedBy} changed the same places` : 'The draft changed in the same places'}
      </h2>
      <p>Choose what stands. Everything else is already brought together, and nothing is lost until you decide.</p>
      {merge.fields.map(({ field, ...values }) => (
        <fieldset key={field} className="merge-conflict">
          <legend>{FIELD_LABELS[field]}</legend>
          {(['ours', 'theirs'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={`merge-${field}`}
                checked={fields[field] === side}
                onChange={() => setFields({ ...fields, [field]: side })}
              />{' '}
              <strong>{side === 'ours' ? ours : theirs}</strong>
              <span className="merge-text">{inWords(field, values[side], names) || 'Nothing'}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {conflicts.map((conflict, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conflicts are told apart by their order alone
        <fieldset key={index} className="merge-conflict">
          <legend>Text {conflicts.length > 1 && `${index + 1} of ${conflicts.length}`}</legend>
          {(['ours', 'theirs', 'both'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name={`merge-block-${index}`}
                checked={blocks[index] === side}
                onChange={() => setBlocks(blocks.with(index, side))}
              />{' '}
              <strong>{side === 'ours' ? ours : side === 'theirs' ? theirs : 'Both, one after the other'}</strong>
              {side !== 'both' && (
                <span className="merge-text">{conflict[side].map(blockInWords).join('\n') || 'Taken out'}</span>
              )}
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        className="staff-button"
        data-tone="strong"
        aria-disabled={open > 0}
        onClick={() => open === 0 && resolve(contentOf(merge, { fields, blocks }))}
      >
        Go on with this
      </button>
      {open > 0 && <p className="staff-hint">Choose one of the two for each field first.</p>}
    </dialog>
  );
}
