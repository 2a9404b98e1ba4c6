'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PickedFile } from '../../../publishing/media/picked-file.ts';
import { type Sent, sendFile } from './send-file.ts';

/** A file on its way into the library. */
export type Sending = {
  key: number;
  file: File;
  state: 'waiting' | 'sending' | 'kept' | 'refused';
  /** From 0 to 1; 1 while the server prepares what has arrived. */
  part: number;
  message: string;
  picked: PickedFile | null;
};

const AT_ONCE = 2;

/** Sends files two at a time and remembers of each how far it is and what became of it. */
export function useFileSending({ replaces, onKept }: { replaces?: string; onKept?: (picked: PickedFile) => void }) {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const last = useRef(0);
  const kept = useRef(onKept);
  kept.current = onKept;
  const change = useCallback((key: number, news: Partial<Sending>) => {
    setSendings((all) => all.map((each) => (each.key === key ? { ...each, ...news } : each)));
  }, []);

  const send = useCallback((files: Iterable<File>) => {
    const added = [...files].map((file): Sending => {
      last.current += 1;
      return { key: last.current, file, state: 'waiting', part: 0, message: '', picked: null };
    });
    setSendings((all) => [...all, ...added]);
  }, []);

  const again = useCallback((key: number) => change(key, { state: 'waiting', part: 0, message: '' }), [change]);
  const forget = useCallback(() => {
    setSendings((all) => all.filter(({ state }) => state === 'waiting' || state === 'sending'));
  }, []);

  useEffect(() => {
    const free = AT_ONCE - sendings.filter(({ state }) => state === 'sending').length;
    for (const { key, file } of sendings.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, free))) {
      change(key, { state: 'sending' });
      sendFile(file, { replaces, onProgress: (part) => change(key, { part }) }).then((sent: Sent) => {
        if (!sent.ok) return change(key, { state: 'refused', message: sent.message });
        change(key, { state: 'kept', part: 1, picked: sent.picked });
        kept.current?.(sent.picked);
      });
    }
  }, [sendings, change, replaces]);

  return { sendings, send, again, forget };
}
