import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atThePress } from './drawing/press.ts';
import { queueAt } from './drawing/queue.ts';
import { type Piece, readPieces } from './pieces.ts';
import { pathOf, readRecords } from './records.ts';

/*
 * Reads the transcripts of the demonstration aloud and films its queue. Needs espeak-ng and ffmpeg. Run by hand after a
 * change: node prisma/demo/recordings.ts
 */

const VOICES: Record<string, string[]> = {
  'Tran-Whitlock': ['-v', 'en-us+f3', '-p', '48', '-s', '150'],
  'Halvorsen-Pike': ['-v', 'en-gb+f2', '-p', '34', '-s', '142'],
  'Köhler-Brandt': ['-v', 'en-gb+m3', '-p', '30', '-s', '140'],
  narrator: ['-v', 'en-us+m2', '-p', '40', '-s', '146'],
};
const FRAMES_A_SECOND = 8;

const records = readRecords();
const pieces = readPieces(records.institution.time_zone);
const folder = mkdtempSync(join(tmpdir(), 'masthead-recordings-'));

try {
  for (const slug of ['the-tide-table', 'the-brewery-smoke'])
    recordTalk(pieceOf(slug), `audio-${slug.replace('the-', '')}`);
  await film(pieceOf('how-a-queue-forms'), 'video-queue');
} finally {
  rmSync(folder, { recursive: true });
}

/** Each paragraph of the transcript in the voice of who is named before it. */
function recordTalk(piece: Piece, key: string): void {
  const lines = transcriptOf(piece).map((paragraph) => {
    const [, name = 'narrator', text = paragraph] = /^\*\*([^:]+):\*\* (.*)$/s.exec(paragraph) ?? [];
    return { name, text };
  });
  const sound = speak(lines);
  ffmpeg('-i', sound, '-ac', '1', '-ar', '22050', '-b:a', '32k', pathTo(key));
}

/** The day from six in the morning to six in the evening, for as long as the narration lasts. */
async function film(piece: Piece, key: string): Promise<void> {
  const spoken = transcriptOf(piece).filter((paragraph) => !paragraph.startsWith('*'));
  const sound = speak(spoken.map((text) => ({ name: 'narrator', text })));
  const seconds = lengthOf(sound) + 1;
  const count = Math.ceil(seconds * FRAMES_A_SECOND);
  await atThePress(async (press) => {
    for (let frame = 0; frame < count; frame += 1) {
      const png = await press.picture(queueAt(hourAt(frame / count)), '', 960, 540);
      writeFileSync(join(folder, `${String(frame).padStart(4, '0')}.png`), png);
    }
  });
  const frames = ['-framerate', String(FRAMES_A_SECOND), '-i', join(folder, '%04d.png')];
  const picture = [
    '-c:v',
    'libx264',
    '-preset',
    'veryslow',
    '-crf',
    '30',
    '-pix_fmt',
    'yuv420p',
    '-vf',
    'scale=640:-2',
  ];
  ffmpeg(
    ...frames,
    '-i',
    sound,
    ...picture,
    '-c:a',
    'aac',
    '-b:a',
    '32k',
    '-ac',
    '1',
    '-movflags',
    '+faststart',
    pathTo(key),
  );
}

/** The hour shown at a share of the film: the stop lasts longer than its share of the day. */
function hourAt(share: number): number {
  if (share < 0.3) return 6 + (share / 0.3) * 2;
  if (share < 0.45) return 8 + (share - 0.3) / 0.15;
  return 9 + ((share - 0.45) / 0.55) * 9;
}

function speak(lines: { name: string; text: string }[]): string {
  const parts = lines.map(({ name, text }, index) => {
    const part = join(folder, `line-${index}.wav`);
    const voice = VOICES[name] ?? VOICES.narrator ?? [];
    execFileSync('espeak-ng', [...voice, '-w', part, text.replace(/\s+/g, ' ')]);
    return part;
  });
  const whole = join(folder, 'whole.wav');
  const padded = parts.map((_, index) => `[${index}]apad=pad_dur=0.45[p${index}]`).join(';');
  const joined = `${padded};${parts.map((_, index) => `[p${index}]`).join('')}concat=n=${parts.length}:v=0:a=1`;
  ffmpeg(...parts.flatMap((part) => ['-i', part]), '-filter_complex', joined, whole);
  return whole;
}

function transcriptOf({ markdown }: Piece): string[] {
  const [, inside = ''] = /<figure data-node="media"[^>]*>\n(.*?)<\/figure>/s.exec(markdown) ?? [];
  return inside.trim().split(/\n\n+/);
}

function lengthOf(sound: string): number {
  return Number(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', sound]));
}

function ffmpeg(...words: string[]): void {
  execFileSync('ffmpeg', ['-y', '-loglevel', 'error', ...words]);
}

function pieceOf(slug: string): Piece {
  const piece = pieces.find((one) => one.slug === slug);
  if (!piece) throw new Error(`There is no piece "${slug}".`);
  return piece;
}

function pathTo(key: string): string {
  const file = records.files.get(key);
  if (!file) throw new Error(`files.yaml has no "${key}".`);
  return pathOf(file);
}
