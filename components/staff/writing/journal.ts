import type { PublicationContent } from '../../../publishing/publications/content.ts';

/** What a browser keeps of a draft until the server has it: the words, what they grew out of, and the saves without an answer. */
export type JournalEntry = {
  /** Of one opening of the page. */
  session: string;
  publication: string;
  member: string;
  counter: number;
  base: PublicationContent;
  content: PublicationContent;
  /** Saves whose answer never came, each with what it sent, the newest last. */
  unanswered: UnansweredSave[];
  /** When it was written, in milliseconds of this browser's clock. */
  at: number;
};

export type UnansweredSave = { save: string; content: PublicationContent };

/** Where entries are kept; the browser's database, or a stand-in. */
export type JournalStore = {
  put(entry: JournalEntry): Promise<void>;
  delete(session: string): Promise<void>;
  /** Everything kept for a publication. */
  all(publication: string): Promise<JournalEntry[]>;
};

/** Writes the newest entry at once, or as soon as the write under way has ended; none in between is written. */
export class Journal {
  #store: JournalStore;
  #session: string;
  #next: (() => JournalEntry | null) | null = null;
  #writing: Promise<void> | null = null;

  constructor(store: JournalStore, session: string) {
    this.#store = store;
    this.#session = session;
  }

  /** `read` is asked when the write begins; null clears what is kept. Ends when that, or something newer, is written. */
  write(read: () => JournalEntry | null): Promise<void> {
    this.#next = read;
    this.#writing ??= this.#run();
    return this.#writing;
  }

  async #run(): Promise<void> {
    try {
      while (this.#next) {
        const entry = this.#next();
        this.#next = null;
        if (entry) await this.#store.put(entry);
        else await this.#store.delete(this.#session);
      }
    } finally {
      this.#writing = null;
    }
  }
}

/** What is left of sessions that are over: this member's own, the newest first. */
export function leftOver(entries: JournalEntry[], member: string, alive: ReadonlySet<string>): JournalEntry[] {
  return entries.filter((entry) => entry.member === member && !alive.has(entry.session)).sort((a, b) => b.at - a.at);
}

/**
 * What the words of a browser grew out of, as the server has it: the newest of its saves that arrived without an answer, or else
 * the base it started from. `recentSaves` is given by the server.
 */
export function trueBase(
  base: PublicationContent,
  unanswered: UnansweredSave[],
  recentSaves: string[],
): PublicationContent {
  return unanswered.findLast(({ save }) => recentSaves.includes(save))?.content ?? base;
}
