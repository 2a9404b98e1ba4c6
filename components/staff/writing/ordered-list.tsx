'use client';

import { type DragEvent, type ReactNode, useRef, useState } from 'react';

type Props<T> = {
  /** What the list is of, for those who hear it. */
  label: string;
  items: T[];
  keyOf: (item: T, index: number) => string;
  nameOf: (item: T) => string;
  children: (item: T, index: number) => ReactNode;
  change: (items: T[]) => void;
  /** The name of the inputs that stand in for the buttons where there are no scripts. */
  field: string;
};

/** A list whose order matters: moved with buttons, with Alt and the arrow keys, or by dragging. */
export function OrderedList<T>({ label, items, keyOf, nameOf, children, change, field }: Props<T>) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');

  function move(from: number, to: number): void {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return;
    change(items.toSpliced(from, 1).toSpliced(to, 0, item));
    setSaid(`${nameOf(item)} is now ${to + 1} of ${items.length}.`);
  }

  function takeOut(index: number): void {
    const item = items[index];
    if (item === undefined) return;
    change(items.toSpliced(index, 1));
    setSaid(`${nameOf(item)} is taken out.`);
    list.current?.focus();
  }

  function over(event: DragEvent, index: number): void {
    if (dragged === null) return;
    event.preventDefault();
    if (dragged !== index) {
      move(dragged, index);
      setDragged(index);
    }
  }

  return (
    <>
      <ol className="ordered-list" aria-label={label} ref={list} tabIndex={-1}>
        {items.map((item, index) => (
          <li
            key={keyOf(item, index)}
            data-dragged={dragged === index || undefined}
            onDragOver={(event) => over(event, index)}
            onDrop={(event) => event.preventDefault()}
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
            }}
          >
            <span
              className="ordered-list-handle"
              aria-hidden="true"
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', nameOf(item));
                setDragged(index);
              }}
              onDragEnd={() => setDragged(null)}
            >
              ⠿
            </span>
            <div className="ordered-list-item">{children(item, index)}</div>
            <noscript>
              <label>
                Place{' '}
                <input type="number" name={`${field}.${index}.position`} defaultValue={index + 1} min={1} size={3} />
              </label>{' '}
              <label>
                <input type="checkbox" name={`${field}.${index}.remove`} /> Take out
              </label>
            </noscript>
            <span className="ordered-list-buttons scripted">
              <button
                type="button"
                aria-label={`Move ${nameOf(item)} up`}
                aria-disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={`Move ${nameOf(item)} down`}
                aria-disabled={index === items.length - 1}
                onClick={() => move(index, index + 1)}
              >
                ↓
              </button>
              <button type="button" aria-label={`Take ${nameOf(item)} out`} onClick={() => takeOut(index)}>
                ×
              </button>
            </span>
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}
