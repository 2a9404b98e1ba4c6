import type { Editor } from '@tiptap/core';
import { useEffect, useId, useRef, useState } from 'react';
import { isEmbedAddress } from '../../../../publishing/body/attributes.ts';
import { embedTarget } from '../../../../publishing/body/embeds.ts';
import { put } from '../actions/block-actions.ts';
import { AskingPanel, PanelButton } from './panel-fields.tsx';

/** Asks for the address of something on an allowed site, and shows it in the text. */
export function AddressPanel({ editor, done }: { editor: Editor; done: () => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const apply = () => {
    const target = embedTarget(typed.trim());
    if (!target || !isEmbedAddress(target.url)) {
      setRefused(true);
      field.current?.focus();
      return;
    }
    done();
    put(editor, 'embed', { url: target.url, title: target.shows });
  };
  return (
    <AskingPanel label="From another site" apply={apply}>
      <div className="editor-field" data-wide>
        <label htmlFor={id}>Address</label>
        <input
          ref={field}
          id={id}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={refused || undefined}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            setTyped(target.value);
            setRefused(false);
          }}
        />
        <span id={`${id}-hint`} className={refused ? 'staff-issue' : 'editor-hint'}>
          {refused ? 'Nothing of that address can be shown in a text. ' : ''}
          It can be of YouTube, Vimeo, Spotify, SoundCloud, Datawrapper, X, Facebook, Instagram, LinkedIn or C-SPAN.
        </span>
      </div>
      <PanelButton onPress={apply}>Put it in</PanelButton>
      <PanelButton
        onPress={() => {
          done();
          editor.view.focus();
        }}
      >
        Cancel
      </PanelButton>
    </AskingPanel>
  );
}
