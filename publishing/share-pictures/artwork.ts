import sharp, { type Metadata } from 'sharp';
import { ARTWORK_SIZE } from './share-picture.ts';

/** What must stay in sight, in percent from the left and from the top. */
type Focus = { x: number; y: number };

const MOST_KEPT = 50;
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The square picture cut from another, which is read only when it isn't kept. `name` tells it from all others. */
export function artworkOf(
  name: string,
  read: () => Promise<Uint8Array>,
  focus?: Focus,
): Promise<Uint8Array<ArrayBuffer>> {
  const before = kept.get(name);
  if (before) return before;
  const cut = read().then((picture) => artworkFrom(picture, focus));
  kept.set(name, cut);
  cut.catch(() => kept.delete(name));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  return cut;
}

/**
 * A picture of any shape and format as the square JPEG that podcast directories ask for: around what must stay in sight, as pages
 * crop it, else where least is lost.
 */
export async function artworkFrom(picture: Uint8Array, focus?: Focus): Promise<Uint8Array<ArrayBuffer>> {
  const upright = sharp(picture).rotate();
  const square = focus ? upright.extract(squareIn(await upright.metadata(), focus)) : upright;
  const made = await square
    .resize({ ...ARTWORK_SIZE, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .toColorspace('srgb')
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
  return new Uint8Array(made);
}

/** The largest square of a picture, moved as far towards the focus as the picture allows: what `object-position` does. */
function squareIn({ autoOrient: { width, height } }: Metadata, { x, y }: Focus) {
  const side = Math.min(width, height);
  const [left, top] = [Math.round(((width - side) * x) / 100), Math.round(((height - side) * y) / 100)];
  return { left, top, width: side, height: side };
}
