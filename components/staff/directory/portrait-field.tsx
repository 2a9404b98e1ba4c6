'use client';

import { useState } from 'react';
import { useFilePicker } from '../media/file-picker.tsx';
import { TickBox } from '../tick-box.tsx';

type Props = { id: string | null; src: string | null; name: string };

/** The portrait of a person: chosen from the files, or taken away. */
export function PortraitField({ id, src, name }: Props) {
  const [portrait, setPortrait] = useState({ id, src });
  const { pickFile, dialog } = useFilePicker();
  const choose = async () => {
    const picked = await pickFile('picture');
    if (picked) setPortrait({ id: picked.file.id, src: picked.file.src });
  };
  return (
    <fieldset className="staff-field entry-portrait">
      <legend>Portrait</legend>
      <input type="hidden" name="portraitId" value={portrait.id ?? ''} />
      {portrait.src && <img src={portrait.src} alt={name ? `Portrait of ${name}` : 'The portrait chosen'} width={96} />}
      {!portrait.id && <p className="staff-hint">There is none.</p>}
      <button type="button" className="staff-button scripted" data-tone="plain" onClick={choose}>
        Choose a picture
      </button>
      {portrait.id && <TickBox name="noPortrait">Show no portrait</TickBox>}
      {dialog}
    </fieldset>
  );
}
