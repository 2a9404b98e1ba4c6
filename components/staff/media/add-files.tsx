'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useState } from 'react';
import { staffRoutes } from '../../../publishing/staff/staff-routes.ts';
import { useFileSending } from './file-sending.ts';
import { SendingList } from './sending-list.tsx';
import './media.css';

type Props = {
  /** Id of a file: the one that is added takes its place. */
  replaces?: string;
  accept?: string;
};

/** The place to add files: by choosing, dragging or pasting, with the progress of each; without scripts a plain form. */
export function AddFiles({ replaces, accept }: Props) {
  const router = useRouter();
  const { sendings, send, again, forget } = useFileSending({ replaces, onKept: () => router.refresh() });
  const [alive, setAlive] = useState(false);
  const [over, setOver] = useState(false);
  const id = useId();
  useEffect(() => setAlive(true), []);
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData && clipboardData.files.length > 0) send(few(clipboardData.files, replaces));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [send, replaces]);
  return (
    <>
      <form
        className="add-files"
        data-over={over || undefined}
        action={staffRoutes.files()}
        method="post"
        encType="multipart/form-data"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          send(few(event.dataTransfer.files, replaces));
        }}
      >
        {replaces && <input type="hidden" name="replaces" value={replaces} />}
        <label htmlFor={id}>{replaces ? 'A file to put in its place' : 'Files to add'}</label>
        <input
          id={id}
          type="file"
          name="file"
          multiple={!replaces}
          accept={accept}
          onChange={({ target }) => {
            if (target.files) send([...target.files]);
            target.value = '';
          }}
        />
        {alive ? (
          <p className="staff-hint">
            {replaces ? 'Or drop or paste one here.' : 'Or drop them here, or paste a picture.'}
          </p>
        ) : (
          <button type="submit" className="staff-button">
            {replaces ? 'Replace' : 'Add'}
          </button>
        )}
      </form>
      <SendingList sendings={sendings} again={again} forget={forget} />
    </>
  );
}

function few(files: FileList, replaces: string | undefined): File[] {
  return [...files].slice(0, replaces ? 1 : undefined);
}
