'use client';

import { useEffect, useRef, useState } from 'react';
import type { PublicationContent } from '../../../publishing/publications/content.ts';
import type { BinnedView, DraftView, NamedView, PresentView } from '../../../publishing/publications/draft-views.ts';
import { aliveSessions, browserJournal, holdSession } from './browser-journal.ts';
import { postPresence, postSave, Unanswered } from './draft-client.ts';
import { DraftSession, type SessionView } from './draft-session.ts';
import { Journal, type JournalEntry, leftOver } from './journal.ts';
import { randomId } from './random-id.ts';
import type { Trouble } from './state-line.tsx';

type Options = {
  id: string;
  member: string;
  draft: DraftView;
  recentSaves: string[];
  binned: BinnedView | null;
  differs: boolean;
  read(): PublicationContent;
  put(content: PublicationContent, named?: NamedView): void;
};

const LOOK_EVERY = 3000;
const LOOK_EVERY_HIDDEN = 15_000;
const JOURNAL_PAUSE = 150;

/** Saves the page while it is open: the draft session with this browser's network, clock, journal and events. */
export function useDraftSession(options: Options) {
  const now = useRef(options);
  now.current = options;
  const parts = useRef<Parts | null>(null);
  const [started, setStarted] = useState(false);
  const [view, setView] = useState<SessionView>({
    state: 'settled',
    savedAt: options.draft.savedAt,
    refused: [],
    conflict: null,
    news: '',
    differs: options.differs,
  });
  const [others, setOthers] = useState<PresentView[]>([]);
  const [binned, setBinned] = useState(options.binned);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [offers, setOffers] = useState<JournalEntry[]>([]);
  const [journalKeeps, setJournalKeeps] = useState(true);

  parts.current ??= typeof window === 'undefined' ? null : makeParts(now, { setView, setTrouble, setJournalKeeps });

  useEffect(() => {
    const running = parts.current;
    if (!running) return;
    const { session, store, sessionId, keep } = running;
    const { id, member } = now.current;
    setStarted(true);
    session.leaving = false;
    holdSession(sessionId);
    store.all(id).then(
      async (entries) => setOffers(leftOver(entries, member, new Set([...(await aliveSessions()), sessionId]))),
      () => setJournalKeeps(false),
    );

    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      clearTimeout(timer);
      try {
        const answer = await postPresence(id, {
          session: sessionId,
          counter: session.counter,
          unsaved: session.unsaved,
        });
        if (ended) return;
        setOthers(answer.others);
        setBinned(answer.binned);
        session.differs(answer.differs);
        if (answer.newer) session.newer(answer.newer);
        if (session.view.state === 'failing') session.flush();
      } catch {
        // The state line speaks of saves; who else is here can wait for the next look.
      }
      if (!ended) timer = setTimeout(look, document.hidden ? LOOK_EVERY_HIDDEN : LOOK_EVERY);
    };
    const leave = () => {
      session.leaving = true;
      session.flush();
      keep();
      postPresence(id, { session: sessionId, counter: session.counter, unsaved: session.unsaved, leaving: true }).catch(
        () => {},
      );
    };
    const turn = () => {
      if (document.hidden) {
        keep();
        session.flush();
      } else look();
    };
    const back = () => {
      session.leaving = false;
      session.flush();
      look();
    };
    look();
    addEventListener('pagehide', leave);
    addEventListener('pageshow', back);
    addEventListener('online', back);
    addEventListener('blur', keep);
    document.addEventListener('visibilitychange', turn);
    return () => {
      ended = true;
      clearTimeout(timer);
      leave();
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', back);
      removeEventListener('online', back);
      removeEventListener('blur', keep);
      document.removeEventListener('visibilitychange', turn);
    };
  }, []);

  const forget = (entry: JournalEntry) => {
    parts.current?.store.delete(entry.session).catch(() => {});
    setOffers((entries) => entries.filter(({ session }) => session !== entry.session));
  };

  return {
    started,
    view,
    others,
    binned,
    trouble,
    journalKeeps,
    offered: offers[0] ?? null,
    change: () => {
      parts.current?.session.change();
      parts.current?.keepSoon();
    },
    flush: () => parts.current?.session.flush(),
    resolve: (content: PublicationContent) => parts.current?.session.resolve(content),
    /** Brings the words in; they are forgotten as another session's once this one keeps them. */
    takeIn: async (entry: JournalEntry) => {
      const running = parts.current;
      if (!running) return;
      if (running.session.takeIn(entry, now.current.recentSaves)) {
        await running.keep();
        forget(entry);
      } else running.afterConflict = () => forget(entry);
    },
    forget,
  };
}

type Parts = {
  session: DraftSession & { leaving?: boolean };
  sessionId: string;
  store: ReturnType<typeof browserJournal>;
  keep(): Promise<void>;
  keepSoon(): void;
  afterConflict: (() => void) | null;
};

type Setters = {
  setView(view: SessionView): void;
  setTrouble(trouble: Trouble | null): void;
  setJournalKeeps(keeps: boolean): void;
};

function makeParts(now: { current: Options }, { setView, setTrouble, setJournalKeeps }: Setters): Parts {
  const { id, member, draft, differs } = now.current;
  const sessionId = randomId();
  const store = browserJournal();
  const journal = new Journal(store, sessionId);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = async () => {
    clearTimeout(timer);
    timer = undefined;
    await journal
      .write(() => parts.session.entry())
      .then(
        () => setJournalKeeps(true),
        () => setJournalKeeps(false),
      );
  };
  const keepSoon = () => {
    timer ??= setTimeout(keep, JOURNAL_PAUSE);
  };
  const session: Parts['session'] = new DraftSession({
    draft,
    differs,
    member,
    publication: id,
    session: sessionId,
    read: () => now.current.read(),
    put: (content, named) => now.current.put(content, named),
    post: async (request) => {
      try {
        const answer = await postSave(id, request, session.leaving);
        setTrouble(null);
        return answer;
      } catch (error) {
        setTrouble(
          error instanceof Unanswered
            ? { status: error.status, message: error.message }
            : { status: null, message: String(error) },
        );
        throw error;
      }
    },
    changed: (view) => {
      setView(view);
      keepSoon();
      if (!view.conflict && parts.afterConflict) {
        const done = parts.afterConflict;
        parts.afterConflict = null;
        keep().then(done);
      }
    },
    fault: (error) => {
      setTrouble({ status: 'page', message: String(error) });
      reportError(error);
    },
    newId: randomId,
    after: (milliseconds, run) => {
      const waiting = setTimeout(run, milliseconds);
      return () => clearTimeout(waiting);
    },
    now: Date.now,
  });
  const parts: Parts = { session, sessionId, store, keep, keepSoon, afterConflict: null };
  return parts;
}
