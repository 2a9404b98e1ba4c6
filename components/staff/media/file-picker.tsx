'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Family } from '../../../publishing/media/media-type.ts';
import type { PickedFile, PickedKind } from '../../../publishing/media/picked-file.ts';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { factsOf } from './file-facts.ts';
import { useFileSending } from './file-sending.ts';
import { FileThumb } from './file-thumb.tsx';
import { SendingList } from './sending-list.tsx';
import './media.css';

type Asked = { kind: PickedKind; answer: (picked: PickedFile | null) => void };

export type FilePicker = {
  /** Opens the dialog; resolves with what was chosen, or null when it was closed. */
  pickFile(kind: PickedKind): Promise<PickedFile | null>;
  /** To be rendered once by whoever uses the picker, outside any form. */
  dialog: ReactNode;
};

/** Lets somebody choose a file from the library, or add one, and gives it to the caller. */
export function useFilePicker(): FilePicker {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  const pickFile = useCallback((kind: PickedKind) => {
    return new Promise<PickedFile | null>((answer) => {
      setAsked({ kind, answer });
      dialog.current?.showModal();
    });
  }, []);

  const finish = (picked: PickedFile | null) => {
    asked?.answer(picked);
    setAsked(null);
    dialog.current?.close();
  };

  return {
    pickFile,
    dialog: (
      <dialog ref={dialog} className="file-picker" aria-label="Choose a file" onClose={() => finish(null)}>
        {asked && <Choice kind={asked.kind} choose={finish} />}
      </dialog>
    ),
  };
}

function Choice({ kind, choose }: { kind: PickedKind; choose: (picked: PickedFile | null) => void }) {
  const { sendings, send, again } = useFileSending({ onKept: choose });
  const [words, setWords] = useState('');
  const [files, setFiles] = useState<PickedFile[] | null>(null);
  const [message, setMessage] = useState('');
  useEffect(() => {
    const stop = new AbortController();
    const query = new URLSearchParams({ q: words, ...(kind === 'any' ? {} : { type: FAMILY[kind] }) });
    const wait = setTimeout(async () => {
      try {
        const response = await fetch(`${staffRoutes.files()}?${query}`, { signal: stop.signal });
        const answer = (await response.json()) as { files?: PickedFile[] };
        setFiles(answer.files ?? []);
        setMessage(answer.files ? '' : 'You are signed out. Sign in in another tab, then search again.');
      } catch {
        if (!stop.signal.aborted) setMessage('The library could not be reached. Try again in a moment.');
      }
    }, 200);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [words, kind]);
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData && clipboardData.files.length > 0) send([...clipboardData.files].slice(0, 1));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [send]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        send([...event.dataTransfer.files].slice(0, 1));
      }}
    >
      <div className="file-picker-head">
        <h2>{TITLES[kind]}</h2>
        <button type="button" className="staff-button" onClick={() => choose(null)}>
          Close
        </button>
      </div>
      <div className="add-files">
        <label htmlFor="file-picker-input">A new file</label>
        <input
          id="file-picker-input"
          type="file"
          accept={ACCEPTED[kind]}
          onChange={({ target }) => {
            if (target.files) send([...target.files]);
            target.value = '';
          }}
        />
        <p className="staff-hint">Or drop or paste one here.</p>
      </div>
      <SendingList sendings={sendings} again={again} />
      <div className="library-filters">
        <label>
          Search the library
          <input type="search" value={words} onChange={({ target }) => setWords(target.value)} />
        </label>
      </div>
      {message && (
        <p className="staff-issue" role="alert">
          {message}
        </p>
      )}
      <p role="status" className="library-range">
        {files === null ? 'Looking…' : files.length === 0 ? 'No file is like that.' : `${files.length} shown`}
      </p>
      <ul className="library">
        {files?.map((picked) => (
          <li key={picked.file.id}>
            <button type="button" onClick={() => choose(picked)}>
              <FileThumb file={picked.file} name={picked.name} />
              <span className="library-name">{picked.name}</span>
              <span className="library-facts">{factsOf(picked.file)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const FAMILY: Record<Exclude<PickedKind, 'any'>, Family> = { picture: 'picture', audio: 'sound', video: 'film' };

const TITLES: Record<PickedKind, string> = {
  picture: 'Choose a picture',
  audio: 'Choose a recording',
  video: 'Choose a film',
  any: 'Choose a file',
};

const ACCEPTED: Record<PickedKind, string | undefined> = {
  picture: 'image/jpeg,image/png,image/webp,image/avif,image/gif',
  audio: 'audio/*',
  video: 'video/*',
  any: undefined,
};
