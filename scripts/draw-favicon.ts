import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/**
 * Writes `public/favicon.ico` from `app/icon.svg`, for programs that ask for an icon without reading a page's head. Run it after a
 * change of that picture, and commit what it writes: node scripts/draw-favicon.ts
 */

const ROOT = new URL('..', import.meta.url);

/** Pixels on a side: of tabs, of lists of bookmarks, of shortcuts. */
const SIZES = [16, 32, 48];

export async function drawFavicon(): Promise<Buffer> {
  const svg = await readFile(new URL('app/icon.svg', ROOT));
  const pictures = await Promise.all(
    SIZES.map((size) =>
      sharp(svg, { density: 2 * size })
        .resize(size, size)
        .png({ palette: true })
        .toBuffer(),
    ),
  );
  return iconFile(pictures);
}

/** The container that Windows gave such pictures: how many there are, where each lies, and the PNGs themselves. */
function iconFile(pictures: Buffer[]): Buffer {
  const entry = 16;
  let offset = 6 + entry * pictures.length;
  const head = Buffer.alloc(offset);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  for (const [index, picture] of pictures.entries()) {
    const at = 6 + entry * index;
    head.writeUInt8(SIZES[index] ?? 0, at);
    head.writeUInt8(SIZES[index] ?? 0, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...pictures]);
}

if (import.meta.main) await writeFile(new URL('public/favicon.ico', ROOT), await drawFavicon());
