/** One use of a shortcode in a text: `{{< name "first" key="value" >}}inside{{< /name >}}`. */
export type Shortcode = {
  name: string;
  /** By position, from 0. */
  positional: string[];
  named: Record<string, string>;
  /** The text between it and its closing tag, its own shortcodes replaced already; null when it has no closing tag. */
  inside: string | null;
  /** What stands before it on its line, shortcodes replaced already. */
  before: string;
  /** Whether anything stands after it on its line. */
  goesOn: boolean;
  /** Whether it stands where an address belongs: in a Markdown link or an HTML attribute. */
  inAddress: boolean;
};

/** Replaces every shortcode of a text, from the inside out, by what `replace` makes of it. Closing tags alone vanish. */
export function replaceShortcodes(text: string, replace: (shortcode: Shortcode) => string): string {
  const tags = tagsIn(text);
  if (tags.length === 0) return text;
  const closing = closingTags(tags);

  const written = (from: number, to: number, first: number, last: number): string => {
    let result = '';
    let at = from;
    for (let index = first; index < last; index += 1) {
      const tag = tags[index] as Tag;
      result += text.slice(at, tag.start);
      at = tag.end;
      if (tag.kind === 'comment') result += tag.text;
      if (tag.kind !== 'open') continue;
      const close = closing.get(index);
      const end = close === undefined ? null : (tags[close] as Tag);
      const inside = close === undefined || !end ? null : written(tag.end, end.start, index + 1, close);
      if (close !== undefined && end) {
        at = end.end;
        index = close;
      }
      result += replace({
        name: tag.name,
        ...readArguments(tag.text),
        inside,
        before: result.slice(result.lastIndexOf('\n') + 1),
        ...placeOf(text, tag.start, at),
      });
    }
    return result + text.slice(at, to);
  };
  return written(0, text.length, 0, tags.length);
}

/** Every shortcode of a text, outer before inner, with what is inside as it stands. */
export function shortcodesIn(text: string): Shortcode[] {
  const found: Shortcode[] = [];
  replaceShortcodes(text, (shortcode) => {
    found.push(shortcode);
    return shortcode.inside ?? '';
  });
  return found;
}

type Tag = { kind: 'open' | 'close' | 'comment'; name: string; text: string; start: number; end: number };

const OPENING = /\{\{([<%])/g;

function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const ending = found[1] === '<' ? '>}}' : '%}}';
    const end = endOfTag(text, found.index + 3, ending);
    if (end === null) continue;
    tags.push(readTag(text.slice(found.index + 3, end), found.index, end + 3, found[1] ?? ''));
    OPENING.lastIndex = end + 3;
  }
  return tags;
}

const LONGEST_TAG = 20_000;

/** Where the ending stands, outside quotes; when quotes are not closed, its first place. */
function endOfTag(text: string, from: number, ending: string): number | null {
  const first = text.indexOf(ending, from);
  if (first < 0 || first - from > LONGEST_TAG) return null;
  let quote = '';
  for (let at = from; at < text.length && at - from <= LONGEST_TAG; at += 1) {
    const char = text[at] as string;
    if (quote) {
      if (char === '\\' && quote === '"') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === '`') quote = char;
    else if (text.startsWith(ending, at)) return at;
  }
  return first;
}

function readTag(content: string, start: number, end: number, sign: string): Tag {
  const commented = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(content);
  if (commented) {
    const shown = `{{${sign}${commented[1]}${sign === '<' ? '>' : '%'}}}`;
    return { kind: 'comment', name: '', text: shown, start, end };
  }
  const [, slash = '', name = '', rest = ''] = /^\s*(\/?)\s*([^\s"`=/]*)([\s\S]*)$/.exec(content) ?? [];
  const text = rest.replace(/\/\s*$/, (ended) => (/["`]\s*\/\s*$|^\s*\/\s*$/.test(rest) ? '' : ended));
  return { kind: slash ? 'close' : 'open', name, text, start, end };
}

/** For each opening tag that is closed, its closing one: the nearest of that name, what is between them being inside. */
function closingTags(tags: Tag[]): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  tags.forEach((tag, index) => {
    if (tag.kind === 'open') open.push(index);
    if (tag.kind !== 'close') return;
    const place = open.findLastIndex((candidate) => tags[candidate]?.name === tag.name);
    if (place < 0) return;
    closing.set(open[place] as number, index);
    open.length = place;
  });
  return closing;
}

function placeOf(text: string, start: number, end: number): Pick<Shortcode, 'goesOn' | 'inAddress'> {
  let before = start;
  while (before > 0 && isBlank(text[before - 1])) before -= 1;
  let after = end;
  while (after < text.length && isBlank(text[after])) after += 1;
  return {
    goesOn: after < text.length && text[after] !== '\n',
    inAddress: /[(<"'=]/.test(text[before - 1] ?? ''),
  };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

const ARGUMENT = /(?:([\w-]+)\s*=\s*)?(?:"((?:\\[\s\S]|[^"\\])*)"|`([^`]*)`|([^\s"`]+))/g;

function readArguments(text: string): Pick<Shortcode, 'positional' | 'named'> {
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const [, key, quoted, raw, bare] of text.matchAll(ARGUMENT)) {
    const value = quoted?.replace(/\\(["\\_])/g, '$1') ?? raw ?? bare ?? '';
    if (key) named.set(key, value);
    else positional.push(value);
  }
  return { positional, named: Object.fromEntries(named) };
}
