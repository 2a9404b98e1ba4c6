import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import sharp from 'sharp';
import { COVER_CSS, coverHtml } from './drawing/covers.ts';
import { PAPER_CSS } from './drawing/paper.ts';
import { withAuthor } from './drawing/pdf-author.ts';
import { atThePress, type Press } from './drawing/press.ts';
import { type Piece, readPieces } from './pieces.ts';
import { pathOf, readRecords } from './records.ts';

/* Prints the papers that the demonstration offers for download. Run by hand after a change: node prisma/demo/papers.ts */

const records = readRecords();
const pieces = readPieces(records.institution.time_zone);

await atThePress(async (press) => {
  for (const piece of pieces) {
    for (const { file, label } of piece.downloads) {
      const annex = join(import.meta.dirname, 'papers', `${file.replace('pdf-', '')}.md`);
      const annexed = file.endsWith('-tables');
      const text = annexed ? readFileSync(annex, 'utf8') : piece.markdown;
      const front = annexed ? '' : await frontOf(press, piece);
      const title = annexed ? `${piece.title}: ${named(label)}` : piece.title;
      const html = `${front}${headOf(piece, annexed ? label : '')}${await bodyOf(text)}`;
      const bytes = withAuthor(await press.paper(title, html, PAPER_CSS), namesOf(piece));
      const path = pathOf(fileOf(file));
      mkdirSync(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
  }
});

async function frontOf(press: Press, piece: Piece): Promise<string> {
  if (!piece.cover) return '';
  const png = await press.picture(coverHtml(piece.cover, piece), COVER_CSS, 900, 1165);
  return `<div class="front"><img alt="" src="${await asJpeg(png)}"></div>`;
}

function namesOf({ authors }: Piece): string {
  const names = authors.map((author) =>
    'person' in author ? records.people.get(author.person)?.name : records.organizations.get(author.organization)?.name,
  );
  return names.join(', ');
}

/** What a download is called, without the sort of its file. */
function named(label: string): string {
  return label.replace(' (PDF)', '');
}

function headOf(piece: Piece, label: string): string {
  const { title, subtitle, date, report_number: number } = piece;
  const exact = { year: {}, month: { month: 'long' }, day: { month: 'long', day: 'numeric' } } as const;
  const day = date.at.toLocaleDateString('en-US', {
    timeZone: records.institution.time_zone,
    year: 'numeric',
    ...exact[date.precision === 'minute' ? 'day' : date.precision],
  });
  return `<header><p class="press">${records.institution.name}${number ? ` · ${number}` : ''} · ${day}</p><h1>${title}</h1>${
    subtitle || label ? `<p class="subtitle">${named(label) || subtitle}</p>` : ''
  }<p class="by">${namesOf(piece)}</p></header>`;
}

async function bodyOf(markdown: string): Promise<string> {
  let named = markdown;
  for (const [tag, key, alt] of markdown.matchAll(/<figure data-file="([^"]+)"[^>]*><img alt="([^"]+)">/g)) {
    named = named.replace(tag, `<figure><img alt="${alt}" src="${await asJpeg(pathOf(fileOf(key ?? '')))}">`);
  }
  return micromark(named, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** As JPEG, which a PDF keeps as it is. */
async function asJpeg(picture: Uint8Array | string): Promise<string> {
  const jpeg = await sharp(picture).resize({ width: 1100, withoutEnlargement: true }).jpeg({ quality: 66 }).toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

function fileOf(key: string) {
  const file = records.files.get(key);
  if (!file) throw new Error(`files.yaml has no "${key}".`);
  return file;
}
