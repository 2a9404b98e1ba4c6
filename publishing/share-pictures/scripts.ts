/** The writing systems that share pictures are set in; each is one file of `assets/card-fonts/` or more. */
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari'];

const UNSET = new RegExp(
  `[^${SCRIPTS.map((name) => `\\p{Script=${name}}`).join('')}\\p{Script=Common}\\p{Script=Inherited}]`,
  'u',
);
const PICTOGRAPHS = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\ufe0f\u20e3]/gu;
// What counts as text although it is in the table of pictographs.
const SIGNS = '©®™↔';

/** Whether there is something to set, and a font for every letter of it: no picture shows boxes. */
export function canBeSet(text: string): boolean {
  const letters = withoutPictographs(text);
  return letters !== '' && !UNSET.test(letters);
}

/** Without the signs that no text face has. */
export function withoutPictographs(text: string): string {
  return text
    .replaceAll(PICTOGRAPHS, (sign) => (SIGNS.includes(sign) ? sign : ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether its first letter belongs to a script that is written from right to left. */
export function rightToLeft(text: string): boolean {
  return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
