import sharp from 'sharp';
import { ARTWORK_SIZE } from './share-picture.ts';

const MOST_KEPT = 50;
const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** The square picture cut from another, which is read only when it isn't kept. `name` tells that one from all others. */
export function artworkOf(name: string, read: () => Promise<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const before = kept.get(name);
  if (before) return before;
  const cut = read().then(artworkFrom);
  kept.set(name, cut);
  cut.catch(() => kept.delete(name));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  return cut;
}

/** A picture of any shape and format as the square JPEG that podcast directories ask for, cut where least is lost. */
export async function artworkFrom(picture: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const made = await sharp(picture)
    .rotate()
    .resize({ ...ARTWORK_SIZE, fit: 'cover', position: 'attention' })
    .flatten({ background: '#ffffff' })
    .toColorspace('srgb')
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
  return new Uint8Array(made);
}
