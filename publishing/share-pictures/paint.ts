import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { canBeSet, rightToLeft, withoutPictographs } from './scripts.ts';
import { ARTWORK_SIZE, SHARE_PICTURE_SIZE, type Shape, type SharePicture, versionOf } from './share-picture.ts';

/** The picture, a PNG or, when square, a JPEG. Those that were asked for lately are kept; one that is being painted is waited for. */
export function paintedSharePicture(picture: SharePicture, shape: Shape = 'wide'): Promise<Uint8Array<ArrayBuffer>> {
  const version = `${versionOf(picture)} ${shape}`;
  const before = kept.get(version);
  if (before) return before;
  const painted = paint(picture, shape);
  kept.set(version, painted);
  painted.catch(() => kept.delete(version));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  return painted;
}

const MOST_KEPT = 300;
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

// The site's light paper.
const PAPER = '#fcfbf8';
const INK = '#1a1916';
const SOFT = '#56534b';
const RULE = '#dcd8ce';

// By the names that the files themselves give; a comma at the end, so that no part of a name is taken for a style.
const DISPLAY = 'Newsreader 16pt';
const TEXT = 'Public Sans Thin';
const OTHER_SCRIPTS = ['', ' Arabic', ' Hebrew', ' Thai'];
const EAST_ASIA: Record<string, string[]> = { ja: [' JP', ' SC', ' KR'], ko: [' KR', ' SC', ' JP'] };
const CHINESE_FIRST = [' SC', ' JP', ' KR'];

/** Where what stands, in pixels; of several sizes of a title the largest that fits is taken. */
type Layout = {
  width: number;
  height: number;
  margin: number;
  bar: number;
  label: { top: number; size: number };
  title: { top: number; height: number; sizes: number[] };
  credit: { top: number; size: number };
  rule: number;
  house: { top: number; size: number };
};

const LAYOUTS: Record<Shape, Layout> = {
  wide: {
    ...SHARE_PICTURE_SIZE,
    margin: 80,
    bar: 20,
    label: { top: 84, size: 30 },
    title: { top: 150, height: 290, sizes: [80, 72, 64, 56, 50, 44] },
    credit: { top: 468, size: 30 },
    rule: 524,
    house: { top: 552, size: 36 },
  },
  square: {
    ...ARTWORK_SIZE,
    margin: 120,
    bar: 40,
    label: { top: 150, size: 52 },
    title: { top: 270, height: 760, sizes: [170, 150, 132, 116, 100, 88, 76] },
    credit: { top: 1110, size: 52 },
    rule: 1260,
    house: { top: 1310, size: 68 },
  },
};

async function paint(picture: SharePicture, shape: Shape): Promise<Uint8Array<ArrayBuffer>> {
  const { kind, date, title, language, byline, institution, accent } = picture;
  const { width, height, margin, bar, ...layout } = LAYOUTS[shape];
  const measure = width - 2 * margin;
  const [display, text] = [DISPLAY, TEXT].map((face) => withOtherScripts(face, language)) as [string, string];
  const inks = [{ text: kind, color: accent }, ...(date ? [{ text: `   ${date}`, color: SOFT }] : [])];
  const [heading, credit, house, label] = await Promise.all([
    fitted(withoutPictographs(title), display, layout.title, measure),
    line(byline, { face: text, size: layout.credit.size, color: SOFT }, measure),
    line(institution, { face: display, size: layout.house.size, color: INK }, measure),
    setText(
      inks.filter((ink) => canBeSet(ink.text)),
      text,
      layout.label.size,
    ),
  ]);
  const rule = house
    ? `<rect x="${margin}" y="${layout.rule}" width="${measure}" height="${shape === 'wide' ? 2 : 3}" fill="${RULE}"/>`
    : '';
  const background = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="${width}" height="${height}" fill="${PAPER}"/>
      <rect width="${width}" height="${bar}" fill="${accent}"/>${rule}
    </svg>`,
  );
  const left = heading && rightToLeft(title) ? width - margin - heading.width : margin;
  const parts = [
    placed(label, margin, layout.label.top),
    placed(heading, left, layout.title.top),
    placed(credit, margin, layout.credit.top),
    placed(house, margin, layout.house.top),
  ];
  const whole = sharp(background).composite(parts.filter((part) => part !== null));
  const bytes =
    shape === 'wide' ? whole.png({ palette: true, colors: 128, effort: 4 }) : whole.flatten().jpeg({ quality: 90 });
  return new Uint8Array(await bytes.toBuffer());
}

type Ink = { text: string; color: string };
type Style = { face: string; size: number; color: string };
type SetText = { data: Buffer; width: number; height: number };

/** The title as large as it fits; one too long for the smallest size ends in dots. */
async function fitted(
  title: string,
  face: string,
  { height, sizes }: Layout['title'],
  measure: number,
): Promise<SetText | null> {
  for (const size of sizes) {
    const set = await setText([{ text: title, color: INK }], face, size, measure);
    if (!set || (set.height <= height && set.width <= measure)) return set;
  }
  return cut(title, async (text) => {
    const set = await setText([{ text, color: INK }], face, sizes.at(-1) ?? 0, measure);
    return set && set.height <= height ? set : null;
  });
}

async function line(text: string, { face, size, color }: Style, measure: number): Promise<SetText | null> {
  const clean = withoutPictographs(text);
  if (!clean || !canBeSet(clean)) return null;
  const fits = async (tried: string) => {
    const set = await setText([{ text: tried, color }], face, size);
    return set && set.width <= measure ? set : null;
  };
  return (await fits(clean)) ?? cut(clean, fits);
}

/** A face, and those for the letters that it has not got; of East Asia's first that of the language. */
function withOtherScripts(face: string, language: string): string {
  const others = [...OTHER_SCRIPTS, ...(EAST_ASIA[language.slice(0, 2)] ?? CHINESE_FIRST)];
  return [face, ...others.map((script) => `Noto Sans${script} SemiBold`), ''].join(', ').trimEnd();
}

/** As much of the beginning as fits, ending at a word where there are words. */
async function cut(text: string, fits: (text: string) => Promise<SetText | null>): Promise<SetText | null> {
  const letters = [...text];
  let [short, long, best] = [0, letters.length, null as SetText | null];
  while (short + 1 < long) {
    const middle = (short + long) >> 1;
    const beginning = letters
      .slice(0, middle)
      .join('')
      .replace(/[\s\p{P}]+\S{0,15}$/u, '');
    const set = await fits(`${beginning}…`);
    if (set) [short, best] = [middle, set];
    else long = middle;
  }
  return best;
}

/** Sets text by the rules of its script: letters joined, directions mixed. Null for an empty one. */
async function setText(inks: Ink[], face: string, size: number, width?: number): Promise<SetText | null> {
  loadFonts ??= load();
  await loadFonts;
  const markup = inks.map(({ text, color }) => `<span foreground="${color}">${brokenAtWords(text)}</span>`).join('');
  if (!inks.some(({ text }) => text.trim())) return null;
  const { data, info } = await sharp({
    text: { text: markup, font: `${face} ${size}`, rgba: true, dpi: 72, width, wrap: 'word-char' },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** The typesetter knows no words in Thai, which has no spaces between them, and would part Korean ones anywhere. */
function brokenAtWords(text: string): string {
  if (/\p{Script=Thai}/u.test(text))
    return [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)]
      .map(({ segment }) => escaped(segment))
      .join('\u200b');
  return escaped(text).replace(/\p{Script=Hangul}{2,}/gu, '<span allow_breaks="false">$&</span>');
}

let loadFonts: Promise<void> | undefined;

/** The typesetter takes fonts one at a time, with a text; it then knows them. */
async function load(): Promise<void> {
  const folder = join(process.cwd(), 'assets', 'card-fonts');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ttf')))
    await sharp({ text: { text: 'a', fontfile: join(folder, name), rgba: true } }).toBuffer();
}

function placed(set: SetText | null, left: number, top: number): OverlayOptions | null {
  return set && { input: set.data, left, top };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
