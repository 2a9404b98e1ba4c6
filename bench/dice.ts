import { createHash } from 'node:crypto';

/** Chance that falls the same way on every run. */
export class Dice {
  readonly #seed: number;
  #rolls = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** From 0 up to, not including, 1. */
  roll(): number {
    this.#rolls += 1;
    return createHash('sha1').update(`${this.#seed}:${this.#rolls}`).digest().readUInt32BE() / 2 ** 32;
  }

  of<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.roll() * choices.length)] as T;
  }
}
