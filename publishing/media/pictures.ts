import sharp, { type Sharp } from 'sharp';
import { ok, type Result, refusedFor } from '../../lib/result.ts';
import { RENDITION_WIDTHS, refusePixels } from './media.ts';
import type { MediaType } from './media-type.ts';

export type PreparedPicture = {
  bytes: Uint8Array;
  width: number;
  height: number;
  /** WebP, ascending, each narrower than the picture. */
  renditions: { width: number; bytes: Uint8Array }[];
};

/**
 * A picture as it may be shown: upright, without what the camera wrote into it (place, time, owner), and its smaller
 * copies. An animation stays one; its smaller copies show the first frame only.
 */
export async function preparePicture(
  bytes: Uint8Array,
  type: MediaType,
  name: string,
): Promise<Result<PreparedPicture>> {
  const header = await read(() => sharp(bytes, { animated: true, limitInputPixels: false }).metadata());
  if (!header?.width || !header.height) return broken(name);
  const tooMany = refusePixels(name, header.width, header.pageHeight ?? header.height, header.pages ?? 1);
  if (tooMany) return refusedFor('bytes', tooMany);

  const animated = (header.pages ?? 1) > 1 && (type.extension === 'gif' || type.extension === 'webp');
  const upright = await read(() =>
    encode(sharp(bytes, { animated, limitInputPixels: false }).autoOrient(), type).toBuffer({
      resolveWithObject: true,
    }),
  );
  if (!upright) return broken(name);
  const { width } = upright.info;
  const height = animated ? (header.pageHeight ?? upright.info.height) : upright.info.height;
  const renditions: PreparedPicture['renditions'] = [];
  for (const target of RENDITION_WIDTHS.filter((candidate) => candidate < width)) {
    const copy = await read(() => sharp(upright.data).resize({ width: target }).webp({ quality: 78 }).toBuffer());
    if (!copy) return broken(name);
    renditions.push({ width: target, bytes: copy });
  }
  return ok({ bytes: upright.data, width, height, renditions });
}

function encode(picture: Sharp, type: MediaType): Sharp {
  switch (type.extension) {
    case 'png':
      return picture.png();
    case 'webp':
      return picture.webp({ quality: 90 });
    case 'avif':
      return picture.avif({ quality: 70, effort: 2 });
    case 'gif':
      return picture.gif();
    default:
      return picture.jpeg({ quality: 90 });
  }
}

/** Sharp throws for bytes it can't decode; which of its many messages does not matter to who chose the file. */
async function read<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

function broken(name: string) {
  return refusedFor('bytes', `“${name}” can't be read as a picture; it may be damaged. Save it again and add that.`);
}
