/** How a save ended when the server answered. Anything else (no network, no answer, a server that failed) is thrown. */
export type SaveOutcome = 'saved' | 'refused' | 'stale';

/**
 * Where saving stands: all is saved; a change waits to be sent; it is on its way; it could not be sent and will be tried
 * again; the server refused it; or it is held back until what somebody else saved is merged.
 */
export type QueueState = 'settled' | 'waiting' | 'sending' | 'failing' | 'refused' | 'held';

type Options<T, A extends { outcome: SaveOutcome }> = {
  /** What is to be saved, asked at the moment it is sent: the newest, and nothing in between. */
  read(): T;
  send(value: T): Promise<A>;
  /** Called once for each answer, after the state has changed with it. */
  answered(answer: A, sent: T): void;
  changed(state: QueueState): void;
  /** Something on this side threw. What was to be saved is tried again, as if there had been no answer. */
  fault(error: unknown): void;
  /** Calls back after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  now(): number;
};

/** A change is sent after this long, so that a word is not saved letter by letter. */
const PAUSE = 800;
/** Slow saves (a long text, a thin line) are sent less often: after each a pause of so many times what it took. */
const PAUSE_FACTOR = 2;
const MOST_PAUSE = 5_000;
const FIRST_RETRY = 1000;
const MOST_RETRY = 30_000;

/** One save on its way at most, the newest after it; what can't be sent is tried again at growing distances. */
export class SaveQueue<T, A extends { outcome: SaveOutcome }> {
  #options: Options<T, A>;
  #state: QueueState = 'settled';
  #version = 0;
  #savedVersion = 0;
  #attempts = 0;
  #took = 0;
  #ended = 0;
  #callOff = () => {};

  constructor(options: Options<T, A>) {
    this.#options = options;
  }

  get state(): QueueState {
    return this.#state;
  }

  /** Whether something is not saved yet, as far as is known. */
  get dirty(): boolean {
    return this.#version > this.#savedVersion;
  }

  /** Something was written. */
  change(): void {
    this.#version += 1;
    if (this.#state === 'settled' || this.#state === 'refused') this.#wait();
  }

  /** Sends now what waits or could not be sent: the page is left, or the network is back. */
  flush(): void {
    if (this.#state === 'waiting' || this.#state === 'failing') this.#send();
  }

  /** Holds saves back while somebody chooses. One that is on its way ends as it ends. */
  hold(): void {
    this.#callOff();
    this.#enter('held');
  }

  /** Goes on after `hold` or a stale save; `changed` says whether there is something to send. */
  resume(changed: boolean): void {
    if (this.#state !== 'held') return;
    if (changed) this.#version += 1;
    else this.#savedVersion = this.#version;
    if (this.#sending) this.#enter('sending');
    else if (this.dirty) this.#send();
    else this.#enter('settled');
  }

  /** What is there came from the server and needs no saving. */
  adopt(): void {
    if (this.#state !== 'settled') return;
    this.#savedVersion = this.#version;
  }

  /** Calls off whatever would happen later. */
  stop(): void {
    this.#callOff();
  }

  #sending = false;

  #wait(): void {
    this.#enter('waiting');
    const since = this.#options.now() - this.#ended;
    const pause = Math.max(PAUSE, Math.min(MOST_PAUSE, this.#took * PAUSE_FACTOR) - since);
    this.#callOff = this.#options.after(pause, () => this.#send());
  }

  async #send(): Promise<void> {
    this.#callOff();
    if (this.#sending) return;
    this.#sending = true;
    this.#enter('sending');
    const version = this.#version;
    const started = this.#options.now();
    let value: T;
    try {
      value = this.#options.read();
    } catch (error) {
      this.#sending = false;
      this.#options.fault(error);
      this.#failed();
      return;
    }
    let answer: A;
    try {
      answer = await this.#options.send(value);
    } catch {
      this.#sending = false;
      if (this.#state === 'sending') this.#failed();
      return;
    }
    this.#sending = false;
    this.#ended = this.#options.now();
    this.#took = this.#ended - started;
    this.#attempts = 0;
    this.#answered(answer, version);
    try {
      this.#options.answered(answer, value);
    } catch (error) {
      this.#options.fault(error);
      this.#callOff();
      this.#failed();
    }
  }

  #failed(): void {
    this.#enter('failing');
    const pause = Math.min(MOST_RETRY, FIRST_RETRY * 2 ** this.#attempts);
    this.#attempts += 1;
    this.#callOff = this.#options.after(pause, () => this.#send());
  }

  #answered({ outcome }: A, version: number): void {
    if (outcome === 'saved') this.#savedVersion = Math.max(this.#savedVersion, version);
    if (outcome === 'stale') this.#enter('held');
    if (this.#state !== 'sending') return;
    if (this.#version > version) this.#wait();
    else this.#enter(outcome === 'refused' ? 'refused' : 'settled');
  }

  #enter(state: QueueState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.changed(state);
  }
}
