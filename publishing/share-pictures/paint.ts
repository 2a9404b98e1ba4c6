import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { canBeSet, rightToLeft, withoutPictographs } from './scripts.ts';
import { SHARE_PICTURE_SIZE, type SharePicture, versionOf } from './share-picture.ts';

/** The picture as a PNG. Those that were asked for lately are kept; one that is being painted is waited for. */
export function paintedSharePicture(picture: SharePicture): Promise<Uint8Array<ArrayBuffer>> {
  const version = versionOf(picture);
  const before = kept.get(version);
  if (before) return before;
  const painted = paint(picture);
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

const MARGIN = 80;
const MEASURE = SHARE_PICTURE_SIZE.width - 2 * MARGIN;
const TITLE_TOP = 150;
const TITLE_HEIGHT = 290;
const TITLE_SIZES = [80, 72, 64, 56, 50, 44];

async function paint({
  kind,
  date,
  title,
  language,
  byline,
  institution,
  accent,
}: SharePicture): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = SHARE_PICTURE_SIZE;
  const [display, text] = [DISPLAY, TEXT].map((face) => withOtherScripts(face, language)) as [string, string];
  const [heading, credit, house] = await Promise.all([
    fitted(withoutPictographs(title), display),
    line(byline, { face: text, size: 30, color: SOFT }),
    line(institution, { face: display, size: 36, color: INK }),
  ]);
  const label = await oneLine(
    [
      { text: kind, color: accent },
      { text: `   ${date}`, color: SOFT },
    ],
    text,
  );
  const background = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="${width}" height="${height}" fill="${PAPER}"/>
      <rect width="${width}" height="20" fill="${accent}"/>
      <rect x="${MARGIN}" y="524" width="${MEASURE}" height="2" fill="${RULE}"/>
    </svg>`,
  );
  const left = heading && rightToLeft(title) ? width - MARGIN - heading.width : MARGIN;
  const parts = [
    placed(label, MARGIN, 84),
    placed(heading, left, TITLE_TOP),
    placed(credit, MARGIN, 468),
    placed(house, MARGIN, 552),
  ];
  const png = await sharp(background)
    .composite(parts.filter((part) => part !== null))
    .png({ palette: true, colors: 128, effort: 4 })
    .toBuffer();
  return new Uint8Array(png);
}

type Ink = { text: string; color: string };
type Style = { face: string; size: number; color: string };
type SetText = { data: Buffer; width: number; height: number };

/** The title as large as it fits; one too long for the smallest size ends in dots. */
async function fitted(title: string, face: string): Promise<SetText | null> {
  for (const size of TITLE_SIZES) {
    const set = await setText([{ text: title, color: INK }], face, size, MEASURE);
    if (!set || set.height <= TITLE_HEIGHT) return set;
  }
  return cut(title, async (text) => {
    const set = await setText([{ text, color: INK }], face, TITLE_SIZES.at(-1) ?? 0, MEASURE);
    return set && set.height <= TITLE_HEIGHT ? set : null;
  });
}

async function line(text: string, { face, size, color }: Style): Promise<SetText | null> {
  const clean = withoutPictographs(text);
  if (!clean || !canBeSet(clean)) return null;
  const fits = async (tried: string) => {
    const set = await setText([{ text: tried, color }], face, size);
    return set && set.width <= MEASURE ? set : null;
  };
  return (await fits(clean)) ?? cut(clean, fits);
}

function oneLine(inks: Ink[], face: string): Promise<SetText | null> {
  return setText(
    inks.filter(({ text }) => canBeSet(text)),
    face,
    30,
  );
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
