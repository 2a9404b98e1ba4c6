import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Fonts for scripts that a machine which prints seldom has letters of: those of share pictures. Where Noto Sans is installed for a
 * script that is taken instead, because it has more weights and letters.
 */
type OtherScript = { file: string; installed: string[]; letters: string };

const HAN = 'U+3000-303F, U+3400-9FFF, U+FF00-FFEF';
const CHINESE = { file: 'noto-sans-chinese', installed: ['Noto Sans CJK SC', 'Noto Sans SC'], letters: HAN };
const JAPANESE = {
  file: 'noto-sans-japanese',
  installed: ['Noto Sans CJK JP', 'Noto Sans JP'],
  letters: `U+3040-30FF, ${HAN}`,
};
const SCRIPTS: OtherScript[] = [
  {
    file: 'noto-sans-arabic',
    installed: ['Noto Sans Arabic'],
    letters: 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFC',
  },
  { file: 'noto-sans-hebrew', installed: ['Noto Sans Hebrew'], letters: 'U+0590-05FF' },
  { file: 'noto-sans-devanagari', installed: ['Noto Sans Devanagari'], letters: 'U+0900-097F' },
  { file: 'noto-sans-thai', installed: ['Noto Sans Thai'], letters: 'U+0E00-0E7F' },
  { file: 'noto-sans-korean', installed: ['Noto Sans CJK KR', 'Noto Sans KR'], letters: 'U+1100-11FF, U+AC00-D7AF' },
];

/** What they are called together; named before all other faces, it is asked for nothing but their letters. */
export const OTHER_SCRIPTS = 'Other Scripts';

const FOLDER = '/fonts-for-print/';

/** Declares them for a page in this language: of two that have a letter the later is taken. */
export function otherScriptsStyle(language: string): string {
  const ordered = language.startsWith('ja') ? [CHINESE, JAPANESE] : [JAPANESE, CHINESE];
  return [...SCRIPTS, ...ordered]
    .map(({ file, installed, letters }) => {
      const sources = [...installed.map((name) => `local("${name}")`), `url("${FOLDER}${file}.ttf")`];
      return `@font-face { font-family: "${OTHER_SCRIPTS}"; src: ${sources.join(', ')}; unicode-range: ${letters}; }`;
    })
    .join('\n');
}

/** The bytes of the font that a declaration names; null for any other address. */
export async function otherScript(path: string): Promise<Buffer | null> {
  const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : '';
  if (![...SCRIPTS, CHINESE, JAPANESE].some(({ file }) => `${file}.ttf` === name)) return null;
  return readFile(join(process.cwd(), 'assets', 'card-fonts', name));
}
