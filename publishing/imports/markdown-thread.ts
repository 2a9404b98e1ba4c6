import { Worker } from 'node:worker_threads';
import type { MarkdownDialect } from '../body/html-from-markdown.ts';

export type Question = { number: number; markdown: string; dialect: MarkdownDialect };
export type Answer = { number: number } & ({ html: string } | { failure: string });

/** A thread that turns Markdown into HTML while this one waits for the database: most of the time of an import goes there. */
export class MarkdownThread {
  readonly #worker = new Worker(new URL('./markdown-worker.ts', import.meta.url));
  readonly #waiting = new Map<number, { resolve: (html: string) => void; reject: (error: Error) => void }>();
  #asked = 0;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => {
      const waiting = this.#settle(answer.number);
      if ('html' in answer) waiting?.resolve(answer.html);
      else waiting?.reject(new Error(answer.failure));
    });
    this.#worker.on('error', (error) => this.#fail(error as Error));
    this.#worker.on('exit', () => this.#fail(new Error('The thread that reads Markdown has ended.')));
  }

  html(markdown: string, dialect: MarkdownDialect): Promise<string> {
    const number = this.#asked++;
    const question: Question = { number, markdown, dialect };
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage(question);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(number: number) {
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }

  #fail(error: Error): void {
    for (const number of [...this.#waiting.keys()]) this.#settle(number)?.reject(error);
  }
}
