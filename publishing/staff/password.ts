import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english, translations } from '@zxcvbn-ts/language-en';
import { ok, type Result, refusedFor } from '../../lib/result.ts';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;
/** Of 0 to 4: only 4 withstands more than 10^10 guesses (zxcvbn). */
const LEAST_SCORE = 4;
/** Well known, but in no list of single words. */
const KNOWN_PHRASES = ['correcthorsebatterystaple', 'correct horse battery staple', 'correct-horse-battery-staple'];

let strength: ZxcvbnFactory | undefined;

/** Refuses what is short, common, leaked in the well-known lists, or made of the member's own name; asks nobody outside. */
export function checkPassword(password: string, about: string[]): Result<string> {
  if (password.length < SHORTEST_PASSWORD) {
    return refusedFor('password', `Use at least ${SHORTEST_PASSWORD} characters; four unrelated words do well.`);
  }
  if (password.length > LONGEST_PASSWORD) {
    return refusedFor('password', `Use at most ${LONGEST_PASSWORD} characters.`);
  }
  strength ??= new ZxcvbnFactory({
    dictionary: { ...common, ...english },
    graphs: adjacencyGraphs,
    translations,
  });
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  // Whatever of it is about the member counts for nothing.
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  const { score, feedback } = strength.check(rest.length < password.length ? rest : password, [
    ...about,
    ...own,
    'masthead',
    ...KNOWN_PHRASES,
  ]);
  if (score >= LEAST_SCORE) return ok(password);
  const why = feedback.warning ? `${feedback.warning} ` : '';
  return refusedFor('password', `This password is easy to guess. ${why}Four unrelated words do well.`);
}
