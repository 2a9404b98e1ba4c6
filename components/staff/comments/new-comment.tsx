'use client';

import { useEffect, useState } from 'react';
import { type Anchor, anchorIn } from '../../../publishing/comments/anchor.ts';
import type { Flow } from '../../../publishing/comments/flow.ts';
import type { FormState } from '../../../publishing/staff/form-state.ts';
import { ActionForm, fieldId } from '../action-form.tsx';
import { Field } from '../field.tsx';
import { Submit } from '../submit.tsx';
import { TextArea } from '../text-area.tsx';
import { handedAnchor } from './handed-anchor.ts';

const FORM = 'new';

type Props = {
  publicationId: string;
  flow: Flow;
  add: (state: FormState, form: FormData) => Promise<FormState>;
};

/** A new comment: on what is selected in the text beside it or was in the editor, or on a whole block by its number. */
export function NewComment({ publicationId, flow, add }: Props) {
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  useEffect(() => {
    const handed = handedAnchor(location.hash);
    if (!handed) return;
    setAnchor(handed);
    document.getElementById(fieldId(FORM, 'text'))?.focus();
  }, []);
  useEffect(() => {
    const look = () => {
      const range = selectedOffsets();
      if (range) setAnchor(anchorIn(flow, range.start, range.end));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [flow]);
  return (
    <section aria-labelledby="new-comment">
      <h2 id="new-comment">New comment</h2>
      <ActionForm action={add} name={FORM}>
        <input type="hidden" name="publicationId" value={publicationId} />
        <input type="hidden" name="anchor" value={anchor ? JSON.stringify(anchor) : ''} />
        {anchor ? (
          <div className="new-comment-on">
            <blockquote className="thread-quote">{anchor.quote}</blockquote>
            <button type="button" className="staff-button" onClick={() => setAnchor(null)}>
              Comment on a whole block instead
            </button>
          </div>
        ) : (
          <Field
            name="block"
            label="Number of the block"
            hint="Or select a passage in the text."
            type="number"
            min={1}
            max={flow.stretches.length}
          />
        )}
        <TextArea name="text" label="Your comment" rows={4} />
        <Submit>Comment</Submit>
      </ActionForm>
    </section>
  );
}

/** What is selected inside the commented text, as offsets of its flow; null when nothing is. */
function selectedOffsets(): { start: number; end: number } | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetAt(range.startContainer, range.startOffset);
  const end = offsetAt(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

function offsetAt(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('.commented [data-start]');
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + before.toString().length;
}
