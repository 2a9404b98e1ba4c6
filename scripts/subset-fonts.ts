import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/**
 * Cuts the two typefaces down to what pages use and writes them with the stylesheet that declares them:
 * `public/fonts/*.woff2` (named by their bytes, so an address never changes its bytes) and `app/fonts.css`.
 * Run `npm run fonts` after a change here or of the packages, and commit what it writes.
 */

const ROOT = new URL('..', import.meta.url);
const FONTS = new URL('public/fonts/', ROOT);

/** Basic Latin, the letters of Latin-1, and the signs and punctuation of typeset English, French and German. */
const LATIN = `${codePoints(0x20, 0x7e)}${codePoints(0xc0, 0xff)}\u00a0¡£§©«®°±²³·¶»¿¼½¾ıŒœ\u2009\u202f‐‑–—‘’‚“”„†‡•…′″‹›€™−`;

/** What joins letters, and the figures for text and for tables; other features are not used. */
const TEXT_FEATURES = ['kern', 'liga', 'mark', 'onum', 'lnum', 'tnum'];

type Axes = Record<string, number | { min: number; max: number; default?: number }>;
type Face = {
  family: string;
  file: string;
  source: string;
  style: 'normal' | 'italic';
  weight: string;
  axes: Axes;
  features: string[];
  preload?: true;
};

const FACES: Face[] = [
  {
    family: 'Newsreader Text',
    file: 'newsreader-text',
    source: 'newsreader/files/newsreader-SUBSET-opsz-normal.woff2',
    style: 'normal',
    weight: '400 600',
    axes: { wght: { min: 400, max: 600 }, opsz: 17 },
    features: TEXT_FEATURES,
    preload: true,
  },
  {
    family: 'Newsreader Text',
    file: 'newsreader-text-italic',
    source: 'newsreader/files/newsreader-SUBSET-opsz-italic.woff2',
    style: 'italic',
    weight: '400',
    axes: { wght: 400, opsz: 17 },
    features: TEXT_FEATURES,
    preload: true,
  },
  {
    family: 'Newsreader Display',
    file: 'newsreader-display',
    source: 'newsreader/files/newsreader-SUBSET-opsz-normal.woff2',
    style: 'normal',
    weight: '500',
    axes: { wght: 480, opsz: 48 },
    features: ['kern', 'liga', 'lnum'],
    preload: true,
  },
  {
    family: 'Public Sans',
    file: 'public-sans',
    source: 'public-sans/files/public-sans-SUBSET-wght-normal.woff2',
    style: 'normal',
    weight: '400',
    axes: { wght: 470 },
    features: ['kern', 'tnum'],
    preload: true,
  },
  {
    family: 'Public Sans Newsroom',
    file: 'public-sans-newsroom',
    source: 'public-sans/files/public-sans-SUBSET-wght-normal.woff2',
    style: 'normal',
    weight: '400 700',
    axes: { wght: { min: 440, max: 700 } },
    features: ['kern', 'tnum'],
  },
];

/**
 * Installed fonts stretched to the widths of ours, so that a first page set in them looks like the next. Widths are the mean advance
 * of English text in ems; ascent and descent are those of our faces.
 */
const STAND_INS = [
  ...standIns('Newsreader Text', 'normal', 0.4285, 0.735, 0.265, [
    ['Georgia', 0.4458, ['Georgia', 'Gelasio']],
    ['Times', 0.4063, ['Times New Roman', 'Liberation Serif', 'Tinos']],
  ]),
  ...standIns('Newsreader Text', 'italic', 0.402, 0.735, 0.265, [
    ['Georgia', 0.4546, ['Georgia Italic', 'Gelasio Italic']],
    ['Times', 0.4082, ['Times New Roman Italic', 'Liberation Serif Italic', 'Tinos Italic']],
  ]),
  ...standIns('Newsreader Display', 'normal', 0.4133, 0.735, 0.265, [
    ['Georgia', 0.4458, ['Georgia', 'Gelasio']],
    ['Times', 0.4063, ['Times New Roman', 'Liberation Serif', 'Tinos']],
  ]),
  ...standIns('Public Sans', 'normal', 0.4702, 0.95, 0.225, [['Arial', 0.4458, ['Arial', 'Liberation Sans', 'Arimo']]]),
];

await rm(FONTS, { recursive: true, force: true });
await mkdir(FONTS, { recursive: true });
const declarations: string[] = [];
const preloaded: string[] = [];
for (const face of FACES) {
  const extended = await cut(face, 'latin-ext');
  const latin = await cut(face, 'latin');
  declarations.push(declare(face, extended, await rangeOf(face, 'latin-ext')));
  declarations.push(declare(face, latin, unicodeRange(LATIN)));
  if (face.preload) preloaded.push(latin);
}
for (const family of ['newsreader', 'public-sans'])
  await copyFile(fontSource(`${family}/LICENSE`), new URL(`${family}-OFL.txt`, FONTS));
const note = '/* Written by scripts/subset-fonts.ts. */\n';
await writeFile(new URL('app/fonts.css', ROOT), note + [...declarations, ...STAND_INS].join('\n'));
await writeFile(
  new URL('app/preloaded-fonts.ts', ROOT),
  `/** Written by scripts/subset-fonts.ts: the faces that every page begins with. */\nexport const PRELOADED_FONTS = [\n${preloaded.map((path) => `  '${path}',\n`).join('')}];\n`,
);

async function cut(face: Face, subset: 'latin' | 'latin-ext'): Promise<string> {
  const bytes = await subsetFont(
    await readFile(fontSource(face.source.replace('SUBSET', subset))),
    subset === 'latin' ? LATIN : '',
    {
      targetFormat: 'woff2',
      keepFeatures: face.features,
      variationAxes: face.axes,
      noHinting: true,
      keepAllGlyphs: subset !== 'latin',
    },
  );
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const name = `${face.file}${subset === 'latin' ? '' : '-ext'}.${hash}.woff2`;
  await writeFile(new URL(name, FONTS), bytes);
  process.stdout.write(`${name} ${bytes.length}\n`);
  return `/fonts/${name}`;
}

/** Optional: a face that comes too late for the first look is left for the next page, since letters must not move. */
function declare(face: Face, path: string, range: string): string {
  return `@font-face {
  font-family: '${face.family}';
  font-style: ${face.style};
  font-weight: ${face.weight};
  font-display: optional;
  src: url('${path}') format('woff2');
  unicode-range: ${range};
}
`;
}

function standIns(
  family: string,
  style: Face['style'],
  width: number,
  ascent: number,
  descent: number,
  installed: [label: string, width: number, names: string[]][],
): string[] {
  return installed.map(([label, installedWidth, names]) => {
    const size = width / installedWidth;
    return `@font-face {
  font-family: '${family} ${label}';
  font-style: ${style};
  src: ${names.map((name) => `local('${name}')`).join(', ')};
  size-adjust: ${percent(size)};
  ascent-override: ${percent(ascent / size)};
  descent-override: ${percent(descent / size)};
  line-gap-override: 0%;
}
`;
  });
}

async function rangeOf(face: Face, subset: string): Promise<string> {
  const ranges = JSON.parse(await readFile(fontSource(`${face.source.split('/')[0]}/unicode.json`), 'utf8'));
  return ranges[subset].replaceAll(',', ', ');
}

function unicodeRange(text: string): string {
  const points = [...new Set([...text].map((character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(', ');
}

function codePoints(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

function hex(point: number): string {
  return point.toString(16).toUpperCase().padStart(4, '0');
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(2)}%`;
}

function fontSource(path: string): URL {
  return new URL(`node_modules/@fontsource-variable/${path}`, ROOT);
}
