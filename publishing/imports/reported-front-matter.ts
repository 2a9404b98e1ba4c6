import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import type { Reporter } from './report.ts';
import type { SourceFile } from './site-folder.ts';

/** The front matter of a file, its oddities reported; null when it can't be read, which is reported as a refusal. */
export function readReported(file: SourceFile, reporter: Reporter): FrontMatter | null {
  const read = readFrontMatter(file.text);
  if (!read.ok) {
    reporter.remark('refused', file.key, read.message);
    return null;
  }
  for (const oddity of read.oddities) reporter.remark('front-matter', file.key, oddity);
  if (!file.isUtf8) {
    reporter.remark('front-matter', file.key, 'It is not UTF-8; what could not be read shows as “\ufffd”.');
  }
  for (const key of read.doubled)
    reporter.remark('key-twice', file.key, `“${key}” stands twice; the later one was taken.`);
  return read;
}
