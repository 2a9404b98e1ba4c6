import type { ShortcodeRule } from './mapping.ts';
import type { RemarkType } from './report.ts';
import type { Shortcode } from './shortcodes.ts';

/** What a shortcode's text needs from around it. */
export type Surroundings = {
  rules: Record<string, ShortcodeRule>;
  /** The id of the file for a picture, with what its record says of it. */
  picture(reference: PictureReference): PictureInText;
  /** The address of a stored file, or null when the folder does not have it. */
  file(name: string, label: string): string | null;
  remark(type: RemarkType, message: string): void;
};

export type PictureReference = { src: string; folder: string | undefined; alt: string; caption: string };
export type PictureInText = { file: string; alt: string; caption: string; credit: string };

/** Addresses that are still to be resolved start so. */
export const REFERENCE = 'import-ref:';

/** The HTML, with Markdown inside, that a shortcode stands for; what is not understood leaves its inside. */
export function shortcodeHtml(shortcode: Shortcode, around: Surroundings): string {
  const rule = Object.hasOwn(around.rules, shortcode.name) ? around.rules[shortcode.name] : undefined;
  if (!rule) {
    around.remark('shortcode-unknown', `The shortcode “${shortcode.name}” is not in the mapping.`);
    return shortcode.inside ?? '';
  }
  const block = (html: string) => asBlock(html, shortcode);
  const value = (key: string) => argument(shortcode, key);
  switch (rule.as) {
    case 'picture':
      return block(figure(rule, shortcode, around));
    case 'callout':
      return block(callout(rule, shortcode));
    case 'quote':
      return block(quote(value(rule.text), value(rule.by)));
    case 'embed':
      return block(embed(filled(rule.url, shortcode), filled(rule.title, shortcode)));
    case 'address': {
      const address = rule.origin ? encodeSpaces(filled(rule.origin, shortcode)) : reference(value('0'));
      return shortcode.inAddress ? address : `[${text(value('0'))}](${address})`;
    }
    case 'link':
      return `[${value(rule.text) || text(value(rule.url))}](${link(value(rule.url).replaceAll('"', ''))})`;
    case 'file': {
      const name = value(rule.file);
      const label = value(rule.label) || name;
      return `[${label}](${around.file(name, label) ?? encodeSpaces(filled(rule.origin, shortcode))})`;
    }
    case 'item': {
      const label = rule.label ? `**${rule.label}:** ` : '';
      return `\n- ${label}${(shortcode.inside ?? '').replace(/\s+/g, ' ').trim()}\n`;
    }
    case 'inside': {
      around.remark('shortcode-simplified', `Of the shortcode “${shortcode.name}” the text was kept without its look.`);
      const caption = rule.caption ? value(rule.caption) : '';
      const inside = shortcode.inside ?? '';
      return inside.includes('\n') ? `\n\n${caption ? `${caption}\n\n` : ''}${dedent(inside)}\n\n` : inside;
    }
    case 'nothing':
      around.remark('shortcode-dropped', `The shortcode “${shortcode.name}” showed what the old site computed.`);
      return '';
  }
}

function figure(rule: ShortcodeRule & { as: 'picture' }, shortcode: Shortcode, around: Surroundings): string {
  const small = rule.small || argument(shortcode, 'align') === 'right';
  const picture = around.picture({
    src: argument(shortcode, rule.src),
    folder: rule.folder,
    alt: argument(shortcode, 'alt'),
    caption: argument(shortcode, 'caption') || argument(shortcode, 'capton'),
  });
  const credit = picture.credit ? ` data-credit="${attribute(picture.credit)}"` : '';
  const width = small ? ' data-width="small"' : '';
  const caption = picture.caption ? `<figcaption>${oneLine(picture.caption)}</figcaption>` : '';
  const shown = `<img alt="${attribute(picture.alt)}">`;
  return `<figure data-file="${picture.file}"${credit}${width}>${shown}${caption}</figure>`;
}

function callout(rule: ShortcodeRule & { as: 'callout' }, shortcode: Shortcode): string {
  const title = rule.title
    .map((key) => argument(shortcode, key))
    .filter(Boolean)
    .join(': ');
  const named = title ? ` data-title="${attribute(title.replace(/\*\*|__/g, ''))}"` : '';
  const before = rule.before ? argument(shortcode, rule.before) : '';
  const address = rule.link ? argument(shortcode, rule.link.url) : '';
  const linked =
    rule.link && address ? `[${argument(shortcode, rule.link.text) || text(address)}](${link(address)})` : '';
  const parts = [before, linked, dedent(shortcode.inside ?? '')].filter((part) => part.trim() !== '');
  return `<aside data-node="callout" data-tone="${rule.tone}"${named}>\n\n${parts.join('\n\n')}\n\n</aside>`;
}

function quote(said: string, by: string): string {
  const attribution = by ? `<figcaption>${oneLine(by)}</figcaption>` : '';
  return `<figure><blockquote><p>${oneLine(said)}</p></blockquote>${attribution}</figure>`;
}

function embed(url: string, title: string): string {
  return `<div data-node="embed" data-url="${attribute(url)}" data-title="${attribute(title)}"></div>`;
}

/**
 * HTML that Markdown leaves alone: parted by blank lines from what stands around it, else Markdown takes the words beside it
 * for HTML, too. It stays in the list or quotation that its line belongs to; within a sentence it stays where it is.
 */
function asBlock(html: string, { before, goesOn }: Shortcode): string {
  const container = CONTAINER.exec(before)?.[0];
  if (container === undefined) return html.includes('\n') ? `\n\n${html}\n\n` : html;
  const margin = container.replace(/[^>\s]/g, ' ');
  const lines = html.replaceAll('\n', `\n${margin}`);
  if (margin.trim() === '' && container === margin) return `\n\n${margin}${lines}\n\n${goesOn ? margin : ''}`;
  return goesOn ? `${lines}\n${margin.trimEnd()}\n${margin}` : lines;
}

/** The marks of lists and quotations, with nothing after them. */
const CONTAINER = /^\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*$/;

function argument(shortcode: Shortcode, key: string): string {
  const byPlace = /^\d+$/.test(key) ? shortcode.positional[Number(key)] : undefined;
  return (byPlace ?? (Object.hasOwn(shortcode.named, key) ? shortcode.named[key] : undefined) ?? '').trim();
}

function filled(template: string, shortcode: Shortcode): string {
  return template.replace(/\{([\w-]+)\}/g, (_, key: string) => argument(shortcode, key));
}

function reference(target: string): string {
  return REFERENCE + encodeURIComponent(target).replace(/[()'!*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

/** An address of the old site may be written without its leading slash. */
function link(address: string): string {
  return /^(?:https?:|mailto:|tel:|#)/i.test(address) ? encodeSpaces(address) : reference(address);
}

function encodeSpaces(address: string): string {
  return address.replace(/[\s()<>]/g, (char) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'));
}

function text(plain: string): string {
  return plain.replace(/[\\[\]<>`*_]/g, '\\$&');
}

/** Entities are meant as such; quotes and tags are not. */
function attribute(value: string): string {
  return oneLine(value).replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

function dedent(inside: string): string {
  const lines = inside.replace(/^\s*\n|\s+$/g, '').split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = Math.min(...depths, 100);
  return lines
    .map((line, index) =>
      index === 0 && depths[0] === 0 ? line : line.slice(Math.min(least, /^[ \t]*/.exec(line)?.[0].length ?? 0)),
    )
    .join('\n')
    .trim();
}
