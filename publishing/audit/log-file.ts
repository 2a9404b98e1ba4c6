import type { LogEntry } from './desk.ts';

/** The audit log as a file: what each line holds, in this order. */
const COLUMNS = [
  'at',
  'actor',
  'name',
  'address',
  'action',
  'subjectType',
  'subjectId',
  'subjectName',
  'detail',
] as const;

export const LOG_FILES = {
  csv: { contentType: 'text/csv; charset=utf-8', head: `${COLUMNS.join(',')}\r\n`, line: csvLine },
  jsonl: { contentType: 'application/jsonl; charset=utf-8', head: '', line: jsonLine },
} as const;

export type LogFormat = keyof typeof LOG_FILES;

function jsonLine(entry: LogEntry): string {
  return `${JSON.stringify({ ...entry, at: entry.at.toISOString() })}\n`;
}

function csvLine(entry: LogEntry): string {
  const cells = COLUMNS.map((column) => {
    if (column === 'at') return entry.at.toISOString();
    return column === 'detail' ? JSON.stringify(entry.detail) : entry[column];
  });
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * RFC 4180, with an apostrophe before what a spreadsheet would take for a formula: names and reasons in the log are typed by
 * people, and the file is opened by others.
 */
export function csvCell(value: string | null): string {
  const text = value ?? '';
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
