import { ok, type Result, refusedFor } from '../../lib/result.ts';
import type { Chapter } from './document.ts';

/** Chapters divide a recording: each begins at a whole second and lasts until the next. */

/** "1:02:03", or "2:03" below an hour. */
export function clockTime(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A line for each, as "2:03 Title". */
export function linesOf(chapters: Chapter[]): string {
  return chapters.map(({ start, title }) => `${clockTime(start)} ${title}`).join('\n');
}

/** The chapters that somebody wrote so; lines without words are passed over. */
export function chaptersFrom(lines: string): Result<Chapter[]> {
  const chapters: Chapter[] = [];
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, hours, minutes, seconds, title = ''] = LINE.exec(line) ?? [];
    const start = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
    const chapter = { start, title: title.trim() };
    const named = `Line ${index + 1}`;
    if (!isChapter(chapter)) return refusedFor('chapters', `${named} is not a time and a title, as “12:30 Questions”.`);
    const before = chapters.at(-1);
    if (before && before.start >= start) return refusedFor('chapters', `${named} begins no later than the one before.`);
    chapters.push(chapter);
  }
  return areChapters(chapters) ? ok(chapters) : refusedFor('chapters', 'There are more than 200 chapters.');
}

const LINE = /^\s*(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s+(.*)$/u;

/** Whether it is a list of chapters, each later than the one before. */
export function areChapters(value: unknown): value is Chapter[] {
  if (!Array.isArray(value) || value.length > 200) return false;
  return value.every(
    (item, index) => isChapter(item) && (index === 0 || item.start > (value[index - 1] as Chapter).start),
  );
}

function isChapter(item: unknown): item is Chapter {
  if (typeof item !== 'object' || item === null || Object.keys(item).length !== 2) return false;
  const { start, title } = item as Record<string, unknown>;
  return (
    Number.isInteger(start) &&
    (start as number) >= 0 &&
    (start as number) < 360_000 &&
    typeof title === 'string' &&
    title.trim() !== '' &&
    title.length <= 300 &&
    title.isWellFormed() &&
    !/\p{Cc}/u.test(title)
  );
}
