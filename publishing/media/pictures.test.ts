import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import type { Result } from '../../lib/result.ts';
import { mediaTypeOf } from './media-type.ts';
import { preparePicture } from './pictures.ts';

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#35607a' } });
}

async function prepare(bytes: Uint8Array, name: string) {
  const type = mediaTypeOf(bytes, name);
  if (!type) throw new Error('The test made no picture.');
  return preparePicture(bytes, type, name);
}

test('a photograph is turned upright and loses what the camera wrote into it', async () => {
  const taken = await plain(2000, 1000)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'A. Owner', Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect((await sharp(taken).metadata()).orientation).toBe(6);

  const picture = accepted(await prepare(taken, 'harbor.jpg'));
  expect([picture.width, picture.height]).toEqual([1000, 2000]);
  for (const bytes of [picture.bytes, ...picture.renditions.map((copy) => copy.bytes)]) {
    const shown = await sharp(bytes).metadata();
    expect(shown.exif).toBeUndefined();
    expect(shown.orientation).toBeUndefined();
  }
});

test('smaller copies are made where they are smaller', async () => {
  const copiesOf = async (width: number) => {
    const picture = accepted(await prepare(await plain(width, 300).png().toBuffer(), 'map.png'));
    return picture.renditions.map((copy) => copy.width);
  };
  expect(await copiesOf(480)).toEqual([]);
  expect(await copiesOf(481)).toEqual([480]);
  expect(await copiesOf(3000)).toEqual([480, 960, 1600]);
});

test('the same bytes are prepared the same', async () => {
  const bytes = await plain(700, 300).webp().toBuffer();
  expect(await prepare(bytes, 'a.webp')).toEqual(await prepare(bytes, 'b.webp'));
});

test('a damaged picture is refused', async () => {
  const whole = await plain(700, 300).png().toBuffer();
  const refusal = await prepare(whole.subarray(0, 40), 'map.png');
  expect(refusal).toMatchObject({
    ok: false,
    issues: [{ message: expect.stringContaining("“map.png” can't be read") }],
  });
});

test('a picture of too many pixels is refused before it is decoded', async () => {
  const bomb = await plain(8_000, 8_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.byteLength).toBeLessThan(5_000_000);
  expect(await prepare(bomb, 'bomb.png')).toMatchObject({
    ok: false,
    issues: [{ message: expect.stringContaining('8000 × 8000') }],
  });
});
