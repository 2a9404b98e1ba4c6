import sharp from 'sharp';
import { expect, test } from 'vitest';
import { SOME_INSTITUTION, someone, somePublication } from '../../test/some-publication.ts';
import { artworkFrom } from './artwork.ts';
import { paintedSharePicture } from './paint.ts';
import { canBeSet, rightToLeft, withoutPictographs } from './scripts.ts';
import { listPictureOf, type SharePicture, sharePictureOf, versionOf } from './share-picture.ts';

const ACCENT = '#8c1d2c';

function picture(overrides: Parameters<typeof somePublication>[0] = {}): SharePicture {
  const made = sharePictureOf(somePublication(overrides), SOME_INSTITUTION, ACCENT);
  if (!made) throw new Error('No picture.');
  return made;
}

/** Where on the picture something is drawn in a dark ink: the box around it, below the bar and above the rule. */
async function titleBox(made: SharePicture) {
  const cut = sharp(await paintedSharePicture(made)).extract({ left: 0, top: 140, width: 1200, height: 320 });
  const { data, info } = await cut.greyscale().raw().toBuffer({ resolveWithObject: true });
  const dark = [...data.entries()].filter(([, value]) => value < 100).map(([at]) => at);
  const columns = dark.map((at) => at % info.width);
  const rows = dark.map((at) => Math.floor(at / info.width));
  const most = (all: number[]) => all.reduce((a, b) => Math.max(a, b), 0);
  const least = (all: number[]) => all.reduce((a, b) => Math.min(a, b), 9999);
  return { left: least(columns), right: most(columns), top: least(rows), bottom: most(rows), ink: dark.length };
}

const LONG = `${'The Comprehensive Review of Arrangements for Security, Supply and Trade '.repeat(8)}and Beyond`;

test('it says kind, date, title, who wrote it and where, and changes its version with each', () => {
  const made = picture({ byline: ['A', 'B', 'C', 'D', 'E'].map((name) => someone(name)) });
  expect(made).toEqual({
    kind: 'Commentary',
    date: 'August 15, 2014',
    title: 'Ukraine Crisis Torpedoes Russia-Japan Rapprochement',
    language: 'en',
    byline: 'A, B, C and 2 others',
    institution: 'The Penhallow Institute',
    accent: ACCENT,
  });
  const versions = [made, ...Object.keys(made).map((key) => ({ ...made, [key]: 'other' }))].map(versionOf);
  expect(new Set(versions).size).toBe(8);
  expect(picture({ byline: [someone('Li Wei'), someone('Ana Ruiz')] }).byline).toBe('Li Wei & Ana Ruiz');
});

test('there is none of what only a notice is left of', () => {
  const withdrawal = { at: new Date(), outcome: 'notice_only', reason: 'Wrong.', replacedBy: null } as const;
  expect(sharePictureOf(somePublication({ withdrawal }), SOME_INSTITUTION, ACCENT)).toBeNull();
});

test.each([
  'Ports & Power <2030>',
  'Łódź, Šibenik, Őriszentpéter',
  'Безопасность: ґудзик і їжак',
  'Ασφάλεια',
  'الأمن الإقليمي',
  'ביטחון אזורי',
  'क्षेत्रीय सुरक्षा',
  '区域安全与海上贸易：新的平衡',
  '臺灣海峽的能源安全',
  '平和と安全保障：「港湾」の行方',
  '한반도 평화와 안보',
  'ความมั่นคงของภูมิภาค',
  LONG,
])('%s is set within the margins', async (title) => {
  expect(canBeSet(title)).toBe(true);
  const { left, right, top, bottom, ink } = await titleBox(picture({ title }));
  expect(left).toBeGreaterThanOrEqual(74);
  expect(right).toBeLessThanOrEqual(1126);
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThan(319);
  expect(ink).toBeGreaterThan(500);
  expect(right > 1100).toBe(rightToLeft(title) || right - left > 1020);
});

test('the sizes are those that are promised', async () => {
  const made = await paintedSharePicture(picture());
  expect(await sharp(made).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(made.byteLength).toBeLessThan(100_000);
});

test('a letter is drawn as the language of the title draws it', async () => {
  const drawn = await Promise.all(
    ['zh', 'ja', 'ja'].map(async (language) => titleBox(picture({ title: '直骨', language }))),
  );
  expect(drawn[0]).not.toEqual(drawn[1]);
  expect(drawn[1]).toEqual(drawn[2]);
});

test('what no font of ours has is known before', () => {
  expect(['ქართული', '𠮷野家', 'Sum 𝔸', '🚢'].map(canBeSet)).toEqual([false, false, false, false]);
  expect(canBeSet('Ships 🚢 at sea')).toBe(true);
  expect(withoutPictographs('Ships 🚢 at sea © 2014')).toBe('Ships at sea © 2014');
});

test('the square one is what podcast directories take, made or cut from a cover of any shape', async () => {
  const cover = await sharp({ create: { width: 900, height: 400, channels: 4, background: '#0b5a6380' } })
    .webp()
    .toBuffer();
  for (const bytes of [await paintedSharePicture(picture({ title: LONG }), 'square'), await artworkFrom(cover)]) {
    const { format, width, height, space, hasAlpha } = await sharp(bytes).metadata();
    expect({ format, width, height, space, hasAlpha }).toEqual({
      format: 'jpeg',
      width: 1500,
      height: 1500,
      space: 'srgb',
      hasAlpha: false,
    });
  }
});

test('a cover is cut around what must stay in sight', async () => {
  const half = (background: string) => sharp({ create: { width: 400, height: 300, channels: 3, background } }).png();
  const [left, right] = await Promise.all(['#c00000', '#0000c0'].map((color) => half(color).toBuffer()));
  const cover = await sharp([left as Buffer, right as Buffer], { join: { across: 2 } })
    .png()
    .toBuffer();
  for (const [x, color] of [
    [0, { r: 192, b: 0 }],
    [100, { r: 0, b: 192 }],
  ] as const) {
    const { channels } = await sharp(await artworkFrom(cover, { x, y: 50 })).stats();
    expect(channels[0]?.mean).toBeCloseTo(color.r, -1);
    expect(channels[2]?.mean).toBeCloseTo(color.b, -1);
  }
});

test('a list is called by its name, the whole site by that of the house', () => {
  const list = { name: 'Ports', label: 'Topic', line: '' };
  expect(listPictureOf(list, SOME_INSTITUTION, ACCENT)).toMatchObject({
    kind: 'Topic',
    title: 'Ports',
    institution: SOME_INSTITUTION.name,
  });
  expect(listPictureOf({ name: '', label: '', line: '' }, SOME_INSTITUTION, ACCENT)).toMatchObject({
    title: SOME_INSTITUTION.name,
    byline: SOME_INSTITUTION.tagline,
    institution: '',
  });
});
