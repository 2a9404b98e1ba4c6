import sharp from 'sharp';
import { ARTWORK_SIZE } from './share-picture.ts';

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
