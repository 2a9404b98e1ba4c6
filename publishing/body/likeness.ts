import type { Block } from './document.ts';

/** Of blocks at least so alike one is taken to have become the other. */
export const LEAST_LIKENESS = 0.5;
/** To compare more blocks with each other than this would cost more than it tells. */
export const MOST_LIKENESSES = 250_000;

export type Tokens = { counts: Map<string, number>; total: number };

const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/** The words of a block and of its attributes; of one without any words, what kind it is. */
export function countTokens(block: Block): Tokens {
  const tokens: Tokens = { counts: new Map(), total: 0 };
  const add = (token: string) => {
    tokens.counts.set(token, (tokens.counts.get(token) ?? 0) + 1);
    tokens.total += 1;
  };
  const visit = (part: unknown, key: string): void => {
    if (typeof part === 'string') {
      if (key !== 'type') for (const [word] of part.matchAll(TOKEN)) add(word);
    } else if (Array.isArray(part)) for (const child of part) visit(child, '');
    else if (typeof part === 'object' && part !== null) {
      for (const [name, child] of Object.entries(part)) if (name !== 'id') visit(child, name);
    }
  };
  visit(block, '');
  if (tokens.total === 0) add(block.type);
  return tokens;
}

/** From 0 for nothing in common to 1 for the same words as often. */
export function likenessOf(a: Tokens, b: Tokens): number {
  let shared = 0;
  for (const [token, count] of a.counts) shared += Math.min(count, b.counts.get(token) ?? 0);
  return (2 * shared) / (a.total + b.total);
}
