import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState } from 'react';
import { plainAddress } from '../../../../publishing/body/html/pasted.ts';
import { outlineOf } from '../../../../publishing/body/outline.ts';
import { storedFrom } from '../schema/stored-document.ts';
import { completedHref, type Linkable, type LinkRange, removeLink, setLink } from './link-range.ts';
import { AskingPanel, PanelButton } from './panel-fields.tsx';

type Props = {
  editor: Editor;
  /** Where the link stands, when that is not the text itself. */
  place?: Linkable;
  range: LinkRange;
  asked: boolean;
  done: () => void;
};

/** Where a link leads: an address anywhere, a page of this site, or a heading of this text. */
export function LinkPanel({ editor, place = editor, range, asked, done }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>(range.mark?.attrs.href ?? '');
  const [words, setWords] = useState('');
  const [refused, setRefused] = useState(false);
  const href = range.mark?.attrs.href;
  useEffect(() => setTyped(href ?? ''), [href]);
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const headings = outlineOf(storedFrom(editor.state.doc));
  const apply = () => {
    const address = completedHref(typed);
    const leadsTo = address && plainAddress(address, location.origin);
    if (!leadsTo) {
      setRefused(true);
      field.current?.focus();
      return;
    }
    if (leadsTo.startsWith('#')) nameHeading(editor, leadsTo.slice(1));
    setLink(place, range, leadsTo, words);
    done();
  };
  return (
    <AskingPanel label="Link" apply={apply}>
      <div className="editor-field" data-wide>
        <label htmlFor={id}>Leads to</label>
        <input
          ref={field}
          id={id}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          placeholder="https://… or /path"
          list={`${id}-headings`}
          aria-invalid={refused || undefined}
          aria-describedby={refused ? `${id}-refused` : undefined}
          onChange={({ target }) => {
            setTyped(target.value);
            setRefused(false);
          }}
        />
        {refused && (
          <span id={`${id}-refused`} className="staff-issue">
            That is no address a link may have. Use https://, mailto:, a path such as /reports, or a heading of this
            text.
          </span>
        )}
        <datalist id={`${id}-headings`}>
          {headings.map((heading) => (
            <option key={heading.id} value={`#${heading.id}`}>
              {heading.text}
            </option>
          ))}
        </datalist>
      </div>
      {range.from === range.to && (
        <div className="editor-field">
          <label htmlFor={`${id}-words`}>Words</label>
          <input
            id={`${id}-words`}
            value={words}
            autoComplete="off"
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
      )}
      <PanelButton onPress={apply}>{range.mark ? 'Change link' : 'Make it a link'}</PanelButton>
      {range.mark && (
        <>
          <PanelButton
            onPress={() => {
              removeLink(place, range);
              done();
            }}
          >
            Remove link
          </PanelButton>
          {!typed.startsWith('#') && completedHref(typed) && (
            <a className="editor-tool" href={completedHref(typed) ?? ''} target="_blank" rel="noopener noreferrer">
              Open in a new tab
            </a>
          )}
        </>
      )}
    </AskingPanel>
  );
}

/** Gives the heading that the link leads to the anchor it is going to have anyway, so that the link holds when it is reworded. */
function nameHeading(editor: Editor, id: string): void {
  const { state, view } = editor;
  const index = storedFrom(state.doc).content.findIndex((block) => block.type === 'heading' && block.attrs.id === id);
  if (index >= 0) return;
  const headings: number[] = [];
  state.doc.forEach((node, position) => {
    if (node.type.name === 'heading' && node.textContent.trim() !== '') headings.push(position);
  });
  const place = headings[outlineOf(storedFrom(state.doc)).findIndex((heading) => heading.id === id)];
  const node = place === undefined ? null : state.doc.nodeAt(place);
  if (node && place !== undefined) view.dispatch(state.tr.setNodeMarkup(place, null, { ...node.attrs, id }));
}
