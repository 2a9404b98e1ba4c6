import type { Editor } from '@tiptap/core';
import { useEffect, useId, useState } from 'react';
import { sameJson } from '../../../../lib/canonical-json.ts';
import { chaptersFrom, linesOf } from '../../../../publishing/body/chapters.ts';
import type { Chapter } from '../../../../publishing/body/document.ts';
import { type Placed, setAttrs } from './attrs.ts';

/** The chapters of a recording, a line for each. What can't be read is said, and the chapters stay as they were. */
export function ChaptersField({ editor, placed }: { editor: Editor; placed: Placed }) {
  const id = useId();
  const held = (placed.node.attrs.chapters as Chapter[] | null) ?? [];
  const [typed, setTyped] = useState(linesOf(held));
  const read = chaptersFrom(typed);
  const lines = linesOf(held);
  useEffect(() => {
    setTyped((now) => {
      const meant = chaptersFrom(now);
      return meant.ok && linesOf(meant.value) === lines ? now : lines;
    });
  }, [lines]);
  return (
    <div className="editor-field" data-wide>
      <label htmlFor={id}>Chapters</label>
      <textarea
        id={id}
        rows={3}
        value={typed}
        aria-invalid={!read.ok || undefined}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = chaptersFrom(target.value);
          if (next.ok && !sameJson(next.value, held))
            setAttrs(editor, placed, { chapters: next.value.length > 0 ? next.value : null });
        }}
      />
      <span id={`${id}-hint`} className={read.ok ? 'editor-hint' : 'staff-issue'}>
        {read.ok ? 'A line for each: “12:30 What it is about”.' : read.issues.map(({ message }) => message).join(' ')}
      </span>
    </div>
  );
}
