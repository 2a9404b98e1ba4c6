import { IncomingMessage } from 'node:http';

/** A request whose body may be bounded: what comes past the bound is dropped, and whoever reads it never sees an end. */
export class BoundedRequest extends IncomingMessage {
  #most = Number.POSITIVE_INFINITY;
  #come = 0;
  #refuse = () => {};

  /**
   * Bounds the body, and says whether what was announced of it fits. A length need not be announced, so `refuse` is called once
   * if more comes.
   */
  bound(most: number, refuse: () => void): boolean {
    this.#most = most;
    this.#refuse = refuse;
    if (!(Number(this.headers['content-length']) > most)) return true;
    this.#come = Number.POSITIVE_INFINITY;
    refuse();
    return false;
  }

  /**
   * Closes the connection if the rest of the body hasn't come after so many milliseconds: a client that is cut off at once
   * doesn't read the answer, and one that is waited for need never end.
   */
  endWithin(milliseconds: number): void {
    if (!this.complete) setTimeout(() => this.complete || this.destroy(), milliseconds).unref();
  }

  /** `chunk` is what the parser read of the body; null at its end. */
  override push(chunk: Uint8Array | null, encoding?: BufferEncoding): boolean {
    if (this.#come > this.#most) return true;
    this.#come += chunk?.length ?? 0;
    if (this.#come <= this.#most) return super.push(chunk, encoding);
    this.#refuse();
    return true;
  }
}
