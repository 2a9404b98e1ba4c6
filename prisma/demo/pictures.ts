import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { plumbLine } from './drawing/art.ts';
import { COVER_CSS, COVERS, coverHtml } from './drawing/covers.ts';
import { FIGURES } from './drawing/figures.ts';
import { portrait, SITTERS } from './drawing/portraits.ts';
import { atThePress } from './drawing/press.ts';
import { queueAt } from './drawing/queue.ts';
import { readPieces } from './pieces.ts';
import { pathOf, readRecords } from './records.ts';

/* Draws the pictures of the demonstration into `files/`. Run by hand after a change: node prisma/demo/pictures.ts */

const records = readRecords();
const pieces = readPieces(records.institution.time_zone);

await atThePress(async (press) => {
  for (const key of Object.keys(COVERS)) {
    const piece = pieces.find((one) => one.cover === key);
    if (!piece) throw new Error(`No publication has the cover "${key}".`);
    await keep(key, await press.picture(coverHtml(key, piece), COVER_CSS, 900, 1165), { width: 720, quality: 82 });
  }
  for (const [key, sitter] of Object.entries(SITTERS)) {
    await keep(key, await press.picture(portrait(sitter), '', 640, 800), { width: 480, quality: 84 });
  }
  for (const [key, figure] of Object.entries(FIGURES)) {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(figure) ?? [];
    await keep(key, await press.picture(figure, '', Number(width), Number(height)), { width: 1400, quality: 90 });
  }
  await keep('cover-sounding-line', await press.picture(plumbLine(), '', 1200, 675), { width: 1200, quality: 84 });
  await keep('poster-queue', await press.picture(queueAt(8.95), '', 960, 540), { width: 960, quality: 86 });
});

async function keep(key: string, png: Uint8Array, { width, quality }: { width: number; quality: number }) {
  const file = records.files.get(key);
  if (!file) throw new Error(`files.yaml has no "${key}".`);
  await mkdir(dirname(pathOf(file)), { recursive: true });
  await writeFile(
    pathOf(file),
    await sharp(png).resize({ width, withoutEnlargement: true }).webp({ quality, effort: 6 }).toBuffer(),
  );
}
