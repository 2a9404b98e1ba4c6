'use client';

import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Issue, Result } from '../../../lib/result.ts';
import type { PickedFile, PickedKind } from '../../../publishing/media/picked-file.ts';

type Asked = { kind: PickedKind; answer: (picked: PickedFile | null) => void };

export type FilePicker = {
  /** Opens the dialog; resolves with what was chosen, or null when it was closed. */
  pickFile(kind: PickedKind): Promise<PickedFile | null>;
  /** To be rendered once by whoever uses the picker, outside any form. */
  dialog: ReactNode;
};

/** Lets somebody add a file and gives it to the caller. */
export function useFilePicker(): FilePicker {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [issues, setIssues] = useState<Issue[]>([]);

  const pickFile = useCallback((kind: PickedKind) => {
    return new Promise<PickedFile | null>((resolve) => {
      setIssues([]);
      setAsked({ kind, answer: resolve });
      dialog.current?.showModal();
    });
  }, []);

  const finish = (picked: PickedFile | null) => {
    asked?.answer(picked);
    setAsked(null);
    dialog.current?.close();
  };

  const add = async (file: File) => {
    const form = new FormData();
    form.append('file', file);
    const response = await fetch('/staff/files', {
      method: 'POST',
      body: form,
      headers: { Accept: 'application/json' },
    });
    const result = (await response.json()) as Result<PickedFile>;
    if (result.ok) finish(result.value);
    else setIssues(result.issues);
  };

  return {
    pickFile,
    dialog: (
      <dialog ref={dialog} className="file-picker" aria-label="Choose a file" onClose={() => finish(null)}>
        <input
          type="file"
          aria-label="A file from this computer"
          accept={asked ? ACCEPTED[asked.kind] : undefined}
          onChange={({ target }) => target.files?.[0] && add(target.files[0])}
        />
        {issues.map(({ message }) => (
          <p key={message} role="alert" className="staff-issue">
            {message}
          </p>
        ))}
        <button type="button" className="staff-button" onClick={() => finish(null)}>
          Close
        </button>
      </dialog>
    ),
  };
}

const ACCEPTED: Record<PickedKind, string | undefined> = {
  picture: 'image/jpeg,image/png,image/webp,image/avif,image/gif',
  audio: 'audio/*',
  video: 'video/*',
  any: undefined,
};
