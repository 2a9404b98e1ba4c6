'use client';

import { useState } from 'react';
import type { DocumentFile } from '../../../publishing/body/document.ts';
import { fieldId, useForm } from '../action-form.tsx';

type Props = { file: DocumentFile };

/** Where a cropped picture must not be cut: set by clicking into the picture, or in numbers. Empty for its middle. */
export function FocusField({ file }: Props) {
  const { name: form, state } = useForm();
  const [x, setX] = useState(state.values.focusX ?? String(file.focus?.x ?? ''));
  const [y, setY] = useState(state.values.focusY ?? String(file.focus?.y ?? ''));
  const messages = state.issues.filter(({ field }) => field.startsWith('focus')).map(({ message }) => message);
  const sides = [
    { name: 'focusX', label: 'From the left, %', value: x, put: setX },
    { name: 'focusY', label: 'From the top, %', value: y, put: setY },
  ];
  const at = x !== '' && y !== '' ? { left: `${x}%`, top: `${y}%` } : null;
  const position = at ? `${x}% ${y}%` : undefined;
  const src = file.renditions[1]?.src ?? file.renditions[0]?.src ?? file.src ?? '';
  return (
    <fieldset className="staff-field focus-field">
      <legend>What must stay in sight</legend>
      <p className="staff-hint">
        Lists, cards and portraits crop pictures. Click the point to keep, or give it in percent from the left and from
        the top; leave both empty for the middle.
      </p>
      <div className="focus-sides">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the numbers below are the way without a mouse */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
        <div
          className="focus-picture"
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            setX(percent(event.clientX - box.left, box.width));
            setY(percent(event.clientY - box.top, box.height));
          }}
        >
          <img src={src} alt="" width={file.width ?? undefined} height={file.height ?? undefined} />
          {at && <span className="focus-point" style={at} />}
        </div>
        <div className="focus-crops" aria-hidden="true">
          {(['1 / 1', '4 / 5', '16 / 9'] as const).map((ratio) => (
            <img key={ratio} src={src} alt="" style={{ aspectRatio: ratio, objectPosition: position }} />
          ))}
        </div>
      </div>
      <div className="focus-numbers">
        {sides.map(({ name, label, value, put }) => (
          <label key={name} htmlFor={fieldId(form, name)}>
            {label}
            <input
              id={fieldId(form, name)}
              name={name}
              type="number"
              min={0}
              max={100}
              value={value}
              aria-invalid={messages.length > 0 || undefined}
              aria-describedby={messages.length > 0 ? `${fieldId(form, 'focus')}-issue` : undefined}
              onChange={({ target }) => put(target.value)}
            />
          </label>
        ))}
      </div>
      {messages.length > 0 && (
        <p id={`${fieldId(form, 'focus')}-issue`} className="staff-issue">
          {messages.join(' ')}
        </p>
      )}
    </fieldset>
  );
}

function percent(distance: number, length: number): string {
  return String(Math.min(100, Math.max(0, Math.round((distance / length) * 100))));
}
