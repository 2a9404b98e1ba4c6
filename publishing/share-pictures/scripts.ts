import { LETTERS } from './letters.ts';

const HAS = Uint8Array.from(atob(LETTERS), (character) => character.charCodeAt(0));
const PICTOGRAPHS = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3]/gu;
// What counts as text although it is in the table of pictographs.
const SIGNS = '©®™↔';

/** Whether there is something to set, and a font for every letter of it: no picture shows boxes. */
export function canBeSet(text: string): boolean {
  const letters = withoutPictographs(text);
  return letters !== '' && [...letters].every((letter) => UNSEEN.test(letter) || isDrawn(letter.codePointAt(0) ?? 0));
}

/** Spaces, and what orders or joins letters without being one. */
const UNSEEN = /[\p{Z}\p{Cf}]/u;

function isDrawn(code: number): boolean {
  return (((HAS[code >> 3] ?? 0) >> (code & 7)) & 1) === 1;
}

/** Without the signs that no text face has. */
export function withoutPictographs(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(PICTOGRAPHS, (sign) => (SIGNS.includes(sign) ? sign : ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether its first letter belongs to a script that is written from right to left. */
export function rightToLeft(text: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
