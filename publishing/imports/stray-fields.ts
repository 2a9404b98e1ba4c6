/**
 * Takes lines out of a text that belong in the front matter: one of its keys with a day, right above a rule, as a program
 * leaves them that takes every `---` for the end of one. Markdown would make headings of them. Code keeps its lines.
 */
export function withoutStrayFields(text: string, keys: ReadonlySet<string>): { text: string; stray: string[] } {
  const stray: string[] = [];
  let fence: string | null = null;
  const lines = text.split('\n').map((line, index, all) => {
    const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (mark && fence === null) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = null;
    const [, key] = FIELD_WITH_DAY.exec(line) ?? [];
    if (fence !== null || !key || !keys.has(key) || !RULE.test(all[index + 1] ?? '')) return line;
    stray.push(line.trim());
    return '';
  });
  return stray.length === 0 ? { text, stray } : { text: lines.join('\n'), stray };
}

const FIELD_WITH_DAY =
  /^([\w-]+):[ \t]*["']?\d{4}-\d{2}-\d{2}(?:[ T][\d:.]+(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?["']?[ \t]*$/;
const RULE = /^---[ \t]*$/;
