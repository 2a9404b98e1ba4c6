import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { EVERYDAY_CHINESE, EVERYDAY_JAPANESE, EVERYDAY_KOREAN } from './east-asian-letters.ts';
import { lettersOf } from './font-letters.ts';

/**
 * Writes the fonts that share pictures are set in to `assets/card-fonts/`, as TrueType, which is what the typesetter reads, and
 * to `publishing/share-pictures/letters.ts` which letters they have. Run it after a change here or of the packages, and
 * commit what it writes. The fonts of East Asia fill 200 MB before they are cut, so they are no dependency:
 *
 *   npm install --no-save @expo-google-fonts/noto-sans-{sc,jp,kr}@0.4.3 @expo-google-fonts/noto-sans-thai@0.4.2
 *   node scripts/cut-card-fonts.ts
 */

const ROOT = new URL('..', import.meta.url);
const FONTS = new URL('assets/card-fonts/', ROOT);

/** `letters`: only these are kept, without what sets them in columns. */
type Cut = { source: string; axes?: Record<string, number>; letters?: string };

const NEWSREADER = { wght: 480, opsz: 48 };
const PUBLIC_SANS = { wght: 500 };
const whole = (family: string) =>
  `@expo-google-fonts/noto-sans-${family.toLowerCase()}/600SemiBold/NotoSans${family}_600SemiBold.ttf`;
const sans = (script: string, family = 'noto-sans') =>
  `@fontsource/${family}/files/${family}-${script}-600-normal.woff`;

const CUTS: Record<string, Cut> = {
  'newsreader-latin': {
    source: '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
    axes: NEWSREADER,
  },
  'newsreader-latin-ext': {
    source: '@fontsource-variable/newsreader/files/newsreader-latin-ext-opsz-normal.woff2',
    axes: NEWSREADER,
  },
  'newsreader-vietnamese': {
    source: '@fontsource-variable/newsreader/files/newsreader-vietnamese-opsz-normal.woff2',
    axes: NEWSREADER,
  },
  'public-sans-latin': {
    source: '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
    axes: PUBLIC_SANS,
  },
  'public-sans-latin-ext': {
    source: '@fontsource-variable/public-sans/files/public-sans-latin-ext-wght-normal.woff2',
    axes: PUBLIC_SANS,
  },
  'public-sans-vietnamese': {
    source: '@fontsource-variable/public-sans/files/public-sans-vietnamese-wght-normal.woff2',
    axes: PUBLIC_SANS,
  },
  'noto-sans-cyrillic': { source: sans('cyrillic') },
  'noto-sans-cyrillic-ext': { source: sans('cyrillic-ext') },
  'noto-sans-greek': { source: sans('greek') },
  'noto-sans-greek-ext': { source: sans('greek-ext') },
  'noto-sans-devanagari': { source: sans('devanagari') },
  'noto-sans-arabic': { source: sans('arabic', 'noto-sans-arabic') },
  'noto-sans-hebrew': { source: sans('hebrew', 'noto-sans-hebrew') },
  'noto-sans-chinese': { source: whole('SC'), letters: EVERYDAY_CHINESE },
  'noto-sans-japanese': { source: whole('JP'), letters: EVERYDAY_JAPANESE },
  'noto-sans-korean': { source: whole('KR'), letters: EVERYDAY_KOREAN },
  'noto-sans-thai': { source: whole('Thai') },
};

const sources = await Promise.all(
  Object.entries(CUTS).map(async ([name, cut]) => ({
    ...cut,
    name,
    font: await readFile(new URL(`node_modules/${cut.source}`, ROOT)),
  })),
);

const letters = new Set<number>();
await rm(FONTS, { recursive: true, force: true });
await mkdir(FONTS, { recursive: true });
for (const { name, font, axes, letters: kept } of sources) {
  const bytes = await subsetFont(font, kept ?? '', {
    targetFormat: 'truetype',
    variationAxes: axes,
    noHinting: true,
    keepAllGlyphs: kept === undefined,
    keepFeatures: kept === undefined ? undefined : ['ccmp', 'locl', 'kern'],
  });
  await writeFile(new URL(`${name}.ttf`, FONTS), bytes);
  for (const letter of lettersOf(bytes)) letters.add(letter);
  process.stdout.write(`${name}.ttf ${bytes.length}\n`);
}
for (const [name, license] of [
  ['newsreader', '@fontsource-variable/newsreader/LICENSE'],
  ['public-sans', '@fontsource-variable/public-sans/LICENSE'],
  ['noto-sans', '@fontsource/noto-sans/LICENSE'],
  ['noto-sans-east-asia', '@expo-google-fonts/noto-sans-sc/LICENSE_FONT'],
  ['noto-sans-thai', '@expo-google-fonts/noto-sans-thai/LICENSE_FONT'],
])
  await copyFile(new URL(`node_modules/${license}`, ROOT), new URL(`${name}-OFL.txt`, FONTS));
await writeFile(
  new URL('publishing/share-pictures/letters.ts', ROOT),
  `/** Written by scripts/cut-card-fonts.ts: one bit for each of the first 65,536 code points that a font of share pictures has. */
export const LETTERS =
  '${bits(letters)}';
`,
);

function bits(all: Iterable<number>): string {
  const bytes = new Uint8Array(0x10000 / 8);
  for (const code of all) if (code < 0x10000) bytes[code >> 3] = (bytes[code >> 3] ?? 0) | (1 << (code & 7));
  return Buffer.from(bytes).toString('base64');
}
