import type { Issue } from '../../../lib/result.ts';
import type { PublicationContent } from '../../../publishing/publications/content.ts';
import {
  type ContentMerge,
  contentOf,
  isClean,
  mergeContents,
  sameContent,
} from '../../../publishing/publications/content-merge.ts';
import type { DraftView, NamedView, SaveAnswer } from '../../../publishing/publications/draft-views.ts';
import type { SaveRequest } from './draft-client.ts';
import { type JournalEntry, trueBase, type UnansweredSave } from './journal.ts';
import { RefusedFields } from './refused-fields.ts';
import { type QueueState, SaveQueue } from './save-queue.ts';
import { tidy } from './tidy.ts';

export type Newer = { draft: DraftView; recentSaves: string[]; named?: NamedView };

/** What the page shows of the saving. */
export type SessionView = {
  state: QueueState;
  savedAt: string;
  /** Fields that the server refused, with its sentences; everything else is saved without them. */
  refused: Issue[];
  /** Two texts that only a person can bring together. */
  conflict: (ContentMerge & { savedBy: string }) | null;
  /** Said once, when somebody else's words came in. */
  news: string;
  differs: boolean;
};

type Options = {
  draft: DraftView;
  differs: boolean;
  member: string;
  publication: string;
  session: string;
  /** What stands on the page now. */
  read(): PublicationContent;
  /** Puts something else on the page. */
  put(content: PublicationContent, named?: NamedView): void;
  post(request: SaveRequest): Promise<SaveAnswer>;
  /** Something changed that the page shows or the journal keeps. */
  changed(view: SessionView): void;
  /** Something on the page threw; nothing is lost by it. */
  fault(error: unknown): void;
  newId(): string;
  after(milliseconds: number, run: () => void): () => void;
  now(): number;
};

/**
 * One opening of a draft in one browser: what the server has as far as is known, what is on its way, and how what others saved
 * comes in. It knows nothing of the network, the page or the browser's database.
 */
export class DraftSession {
  #options: Options;
  #queue: SaveQueue<PublicationContent, SaveAnswer>;
  #base: PublicationContent;
  #counter: number;
  #theirs: DraftView | null = null;
  #unanswered: UnansweredSave[] = [];
  #refused = new RefusedFields();
  #view: SessionView;

  constructor(options: Options) {
    this.#options = options;
    this.#base = options.draft.content;
    this.#counter = options.draft.counter;
    this.#view = {
      state: 'settled',
      savedAt: options.draft.savedAt,
      refused: [],
      conflict: null,
      news: '',
      differs: options.differs,
    };
    this.#queue = new SaveQueue({
      read: () => this.#savable(),
      send: (content) => this.#send(content),
      answered: (answer) => this.#answered(answer),
      changed: (state) => this.#show({ state }),
      fault: options.fault,
      after: options.after,
      now: options.now,
    });
  }

  get view(): SessionView {
    return this.#view;
  }

  get counter(): number {
    return this.#counter;
  }

  /** Whether something on the page is not with the server. */
  get unsaved(): boolean {
    return this.#queue.dirty || this.#view.refused.length > 0;
  }

  /** Something was written. */
  change(): void {
    this.#queue.change();
    if (this.#view.news) this.#show({ news: '' });
  }

  flush(): void {
    this.#queue.flush();
  }

  stop(): void {
    this.#queue.stop();
  }

  /** What the journal keeps; null when the server has it all. */
  entry(): JournalEntry | null {
    if (!this.unsaved) return null;
    const { member, publication, session, now, read } = this.#options;
    return {
      session,
      publication,
      member,
      counter: this.#counter,
      base: this.#base,
      content: read(),
      unanswered: this.#unanswered,
      at: now(),
    };
  }

  /** Somebody, or a save of ours without an answer, made a newer draft. While a save is on its way its answer will tell. */
  newer(newer: Newer): void {
    if (newer.draft.counter <= this.#counter || this.#view.state === 'sending' || this.#view.state === 'held') return;
    this.#queue.hold();
    this.#bringIn(newer);
  }

  differs(differs: boolean): void {
    if (differs !== this.#view.differs && this.#view.state === 'settled') this.#show({ differs });
  }

  /** Brings in words that an earlier session left behind. Gives false when somebody has to choose. */
  takeIn(entry: JournalEntry, recentSaves: string[]): boolean {
    const base = trueBase(entry.base, entry.unanswered, recentSaves);
    this.#queue.hold();
    const merge = mergeContents(base, entry.content, this.#options.read());
    this.#theirs = null;
    if (isClean(merge)) {
      this.#settle(contentOf(merge), true);
      return true;
    }
    this.#show({ conflict: { ...merge, savedBy: '' } });
    return false;
  }

  /** Ends a conflict with what was chosen. */
  resolve(content: PublicationContent): void {
    this.#show({ conflict: null });
    if (this.#theirs) {
      this.#base = this.#theirs.content;
      this.#counter = this.#theirs.counter;
      this.#theirs = null;
    }
    this.#settle(content, true);
  }

  /** What is sent: the page as it is, but for fields that were refused and have not changed since. */
  #savable(): PublicationContent {
    const content = tidy(this.#options.read());
    if (this.#refused.forgetChanged(content)) this.#show({ refused: this.#refused.issues });
    return this.#refused.without(content, this.#base);
  }

  async #send(content: PublicationContent): Promise<SaveAnswer> {
    const save = this.#options.newId();
    this.#unanswered = [...this.#unanswered.slice(-MOST_UNANSWERED + 1), { save, content }];
    const answer = await this.#options.post({ counter: this.#counter, save, content });
    if (answer.outcome === 'saved') {
      this.#base = content;
      this.#counter = answer.counter;
      this.#unanswered = [];
      this.#show({ savedAt: answer.savedAt, differs: answer.differs });
    }
    return answer;
  }

  #answered(answer: SaveAnswer): void {
    if (answer.outcome === 'stale') this.#bringIn(answer);
    if (answer.outcome === 'refused') this.#setAside(answer.issues);
  }

  /** A field that is refused is no reason to leave the others unsaved. */
  #setAside(issues: Issue[]): void {
    const others = this.#refused.add(issues, tidy(this.#options.read()), this.#base);
    this.#show({ refused: [...this.#refused.issues, ...others] });
    if (others.length === 0) this.#queue.change();
  }

  #bringIn({ draft, recentSaves, named }: Newer): void {
    const base = trueBase(this.#base, this.#unanswered, recentSaves);
    const ours = tidy(this.#options.read());
    const merge = mergeContents(base, ours, draft.content);
    if (!isClean(merge)) {
      this.#theirs = draft;
      this.#options.put(this.#options.read(), named);
      this.#show({ conflict: { ...merge, savedBy: draft.savedBy } });
      return;
    }
    const merged = contentOf(merge);
    const cameIn = !sameContent(merged, ours);
    this.#base = draft.content;
    this.#counter = draft.counter;
    this.#unanswered = [];
    this.#show({
      savedAt: draft.savedAt,
      ...(cameIn ? { news: `${draft.savedBy} saved meanwhile; their words are here too.` } : {}),
    });
    this.#settle(merged, !sameContent(merged, draft.content), cameIn, named);
  }

  #settle(content: PublicationContent, unsaved: boolean, put = true, named?: NamedView): void {
    if (put) this.#options.put(content, named);
    this.#queue.resume(unsaved);
    this.#show({});
  }

  #show(change: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...change };
    this.#options.changed(this.#view);
  }
}

const MOST_UNANSWERED = 8;
