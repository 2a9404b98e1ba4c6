import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/**
 * Writes the fonts that share pictures are set in to `assets/card-fonts/`, as TrueType, which is what the typesetter reads.
 * Run `node scripts/cut-card-fonts.ts` after a change here or of the packages, and commit what it writes.
 */

const ROOT = new URL('..', import.meta.url);
const FONTS = new URL('assets/card-fonts/', ROOT);

type Cut = { source: string; axes?: Record<string, number> };

const NEWSREADER = { wght: 480, opsz: 48 };
const PUBLIC_SANS = { wght: 500 };
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
};

await rm(FONTS, { recursive: true, force: true });
await mkdir(FONTS, { recursive: true });
for (const [name, { source, axes }] of Object.entries(CUTS)) {
  const bytes = await subsetFont(await readFile(new URL(`node_modules/${source}`, ROOT)), '', {
    targetFormat: 'truetype',
    variationAxes: axes,
    noHinting: true,
    keepAllGlyphs: true,
  });
  await writeFile(new URL(`${name}.ttf`, FONTS), bytes);
  process.stdout.write(`${name}.ttf ${bytes.length}\n`);
}
for (const [family, folder] of [
  ['newsreader', '@fontsource-variable/newsreader'],
  ['public-sans', '@fontsource-variable/public-sans'],
  ['noto-sans', '@fontsource/noto-sans'],
])
  await copyFile(new URL(`node_modules/${folder}/LICENSE`, ROOT), new URL(`${family}-OFL.txt`, FONTS));
