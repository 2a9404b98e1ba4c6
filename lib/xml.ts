/** XML 1.0 written by hand: every text and attribute is escaped here and nowhere else. */
export type Xml = { readonly markup: string };

type Attributes = Record<string, string | number | null | undefined>;
type Child = Xml | string | number | null | undefined;

/** An element; strings inside it are text, what `element` made is markup, null is nothing. */
export function element(name: string, attributes: Attributes = {}, ...children: (Child | Child[])[]): Xml {
  const attrs = Object.entries(attributes)
    .map(([key, value]) => (value === null || value === undefined ? '' : ` ${key}="${escapeXml(String(value))}"`))
    .join('');
  const inside = children
    .flat()
    .map((child) =>
      child === null || child === undefined ? '' : typeof child === 'object' ? child.markup : escapeXml(String(child)),
    )
    .join('');
  return { markup: inside === '' ? `<${name}${attrs}/>` : `<${name}${attrs}>${inside}</${name}>` };
}

/** An element that holds only text, or nothing at all where there is no text. */
export function textElement(
  name: string,
  text: string | number | null | undefined,
  attributes: Attributes = {},
): Child {
  return text === null || text === undefined || text === '' ? null : element(name, attributes, text);
}

/** The whole document around its root. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}

/** `&`, `<`, `>` and quotes as references; characters that XML 1.0 can't hold are left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character);
}

const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
