import { isMap, isScalar, parseDocument, visit } from 'yaml';

/** A value of a front matter, as it is written: numbers, dates and `true` stay text, an empty key is the empty text. */
export type Field = string | Field[] | { [key: string]: Field };
export type Fields = Record<string, Field>;

export type FrontMatter = {
  fields: Fields;
  body: string;
  /** Keys that stand in the block more than once; the last one counts, as it does for Hugo. */
  doubled: string[];
  /** What had to be overlooked to read it, one sentence each. */
  oddities: string[];
};

export type ReadFrontMatter = ({ ok: true } & FrontMatter) | { ok: false; message: string };

/** Reads a file of YAML front matter and text. Without an opening `---` everything is text. */
export function readFrontMatter(source: string): ReadFrontMatter {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const oddities = /\r/.test(source) ? ['Its lines end as on Windows.'] : [];
  const opening = /^\s*---[ \t]*\n/.exec(text);
  if (!opening)
    return { ok: true, fields: {}, body: text, doubled: [], oddities: [...oddities, 'It has no front matter.'] };
  if (/^[ \t]*\n/.test(text)) oddities.push('Blank lines stand before its front matter.');

  const rest = text.slice(opening[0].length);
  const closing = /^---[ \t]*$/m.exec(rest);
  if (!closing) return { ok: false, message: 'Its front matter has no closing line "---".' };
  const read = readYaml(rest.slice(0, closing.index));
  if (!read.ok) return read;
  const body = rest.slice(closing.index + closing[0].length).replace(/^\n+/, '');
  return { ...read, body, oddities: [...oddities, ...read.oddities] };
}

export type ReadYaml =
  | { ok: true; fields: Fields; doubled: string[]; oddities: string[] }
  | { ok: false; message: string };

/** Reads one YAML mapping as Hugo would, tolerating what YAML 1.2 refuses and older readers took. */
export function readYaml(source: string): ReadYaml {
  const indented = indentContinued(source);
  const document = parseDocument(indented, { schema: 'failsafe', uniqueKeys: false });
  const [error] = document.errors;
  if (error) return { ok: false, message: `Its front matter is not YAML: ${sentence(error.message)}` };
  const oddities = indented === source ? [] : ['A quoted value goes on in the first column.'];
  visit(document, {
    Scalar: (_, scalar) => {
      if (scalar.type === 'PLAIN' && NOTHING.test(String(scalar.value))) scalar.value = '';
    },
  });
  if (document.contents === null) return { ok: true, fields: {}, doubled: [], oddities };
  if (!isMap(document.contents)) return { ok: false, message: 'Its front matter is not a list of keys and values.' };

  const keys = document.contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  const doubled = [...new Set(keys.filter((key, index) => keys.indexOf(key) < index))];
  try {
    return { ok: true, fields: plain(document.toJS()) as Fields, doubled, oddities };
  } catch {
    return { ok: false, message: 'Its front matter refers to itself without end, or to what is not there.' };
  }
}

/** How YAML writes that there is no value. */
const NOTHING = /^(?:null|Null|NULL|~)$/;

/** Quoted values that go on in column 1 are pushed in by one space, which YAML takes off again. */
function indentContinued(source: string): string {
  let open: string | null = null;
  return source
    .split('\n')
    .map((line) => {
      if (open) {
        const pushed = /^\s/.test(line) || line === '' ? line : ` ${line}`;
        if (closes(line, open)) open = null;
        return pushed;
      }
      const quoted = /^[\w-]+[ \t]*:[ \t]*(["'])(.*)$/.exec(line);
      const [, quote = '', value = ''] = quoted ?? [];
      if (quoted && !closes(value, quote)) open = quote;
      return line;
    })
    .join('\n');
}

function closes(text: string, quote: string): boolean {
  const inner = quote === '"' ? text.replace(/\\./g, '') : text.replaceAll("''", '');
  return inner.includes(quote);
}

function plain(value: unknown): Field {
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value === null || value === undefined ? '' : String(value);
}

function sentence(message: string): string {
  return `${(message.split('\n')[0] ?? '').replace(/:$/, '')}.`;
}
