import { newId } from '../../lib/ids.ts';
import { slugFrom } from '../../lib/slug.ts';
import { isNameOfFile } from '../body/alt-text.ts';
import type { Document } from '../body/document.ts';
import type { Converted, ImageReference } from '../body/from-html.ts';
import { documentFromMarkdown, type MarkdownOptions } from '../body/from-markdown.ts';
import { inlineText } from '../body/inline.ts';
import { plainText } from '../body/text.ts';
import { routes } from '../routes.ts';
import { BRACKETED_EMBED, withBracketedEmbeds } from './bracketed-embeds.ts';
import { readLeftovers, withoutReferences } from './leftover-markdown.ts';
import type { Mapping } from './mapping.ts';
import { tidy } from './plain-line.ts';
import type { PlannedItem, SitePlan } from './plan.ts';
import type { Reporter } from './report.ts';
import { type PictureReference, REFERENCE, type Surroundings, shortcodeHtml } from './shortcode-html.ts';
import { replaceShortcodes } from './shortcodes.ts';

/** A picture or attachment that a text needs, under an id of ours that stands for it until the file is made. */
export type NeededFile = {
  id: string;
  key: string;
  /** Where its bytes may be in the folder. */
  paths: string[];
  name: string;
  hash: string;
  width: number | null;
  height: number | null;
  alt: string;
  caption: string;
  credit: string;
  /** For attachments: the words of the link. */
  label: string | null;
};

export type ItemTexts = {
  body: Document;
  subtitle: string | null;
  summary: string;
  cover: NeededFile | null;
  coverAlt: string;
  /** Every file that the text names. */
  needed: NeededFile[];
};

/** What stands for the address of an attachment until the file is made. */
export function attachmentAddress(id: string): string {
  return `/files/${id}`;
}

const ATTACHMENT = 'import-file:';

/** Turns the Markdown of items into documents, and gathers the files they need over all of them. */
export class Texts {
  readonly files = new Map<string, NeededFile>();
  readonly #plan: SitePlan;
  readonly #mapping: Mapping;
  readonly #reporter: Reporter;
  readonly #has: (path: string) => boolean;
  readonly #anchors = new Map<string, Map<string, string>>();

  constructor(plan: SitePlan, mapping: Mapping, reporter: Reporter, has: (path: string) => boolean) {
    this.#plan = plan;
    this.#mapping = mapping;
    this.#reporter = reporter;
    this.#has = has;
  }

  read(item: PlannedItem): ItemTexts {
    const needed = new Map<string, NeededFile>();
    const need = (file: NeededFile) => {
      needed.set(file.id, file);
      return file;
    };
    const deck = this.#plain(item, item.subtitle, 'subtitle');
    const long = deck.length > LONGEST_SUBTITLE;
    if (long) this.#reporter.remark('subtitle-long', item.key, `It has ${deck.length} characters.`);
    const markdown =
      videoAbove(item) +
      (long ? `${item.subtitle}\n\n` : '') +
      this.#withoutShortcodes(item.text, this.#around(item, need)) +
      fullPieceBelow(item);
    const body = this.#document(item, markdown, need);
    const cover = item.picture ? this.#cover(item, item.picture, need) : null;
    return {
      body,
      subtitle: long ? null : deck || null,
      summary: this.#summary(item),
      cover: cover?.file ?? null,
      coverAlt: cover?.alt ?? '',
      needed: [...needed.values()],
    };
  }

  #withoutShortcodes(text: string, around: Surroundings): string {
    const bracketed = Object.hasOwn(this.#mapping.shortcodes, BRACKETED_EMBED);
    const written = bracketed ? withBracketedEmbeds(text) : text;
    return replaceShortcodes(written, (shortcode) => shortcodeHtml(shortcode, around));
  }

  #document(item: PlannedItem, markdown: string, need: (file: NeededFile) => NeededFile): Document {
    const resolveLink = (href: string) => this.#link(item, href);
    const { document, losses } = documentFromMarkdown(markdown, {
      ...this.#dialect,
      resolveLink,
      resolveImage: (image) => this.#image(item, image, need),
    });
    this.#report(item, losses);
    this.#readLeftovers(item, document, resolveLink);
    return document;
  }

  get #dialect(): MarkdownOptions {
    return { headingNames: true, indentedCode: this.#mapping.indentedCode };
  }

  #readLeftovers(item: PlannedItem, document: Document, resolveLink: (href: string) => string | null): void {
    const { mended, dropped, left } = readLeftovers(document, resolveLink);
    const tell = (type: 'markdown-mended' | 'markdown-dropped' | 'markdown-left', [first = '', ...more]: string[]) => {
      if (first === '') return;
      const others = more.length > 0 ? ` and in ${more.length} more places` : '';
      this.#reporter.remark(type, item.key, `In “${tidy(first).slice(0, 200)}”${others}.`);
    };
    tell('markdown-mended', mended);
    tell('markdown-dropped', dropped);
    tell('markdown-left', left);
    for (const reference of withoutReferences(document)) {
      this.#reporter.remark('link-lost', item.key, `The link to “${reference}” is not closed.`);
    }
  }

  #report(item: PlannedItem, losses: Converted['losses']): void {
    for (const { element, reason, excerpt } of losses) {
      if (element === 'a[href]' && excerpt.startsWith(REFERENCE)) continue;
      const type = element === 'a[href]' ? 'link-lost' : 'body-lost';
      this.#reporter.remark(type, item.key, `${element}: ${reason} ${excerpt ? `(${tidy(excerpt)})` : ''}`.trim());
    }
  }

  #link(item: PlannedItem, href: string): string | null {
    if (href.startsWith(ATTACHMENT)) return attachmentAddress(href.slice(ATTACHMENT.length));
    if (!href.toLowerCase().startsWith(REFERENCE)) return this.#placed(item, this.#plan.book.link(href));
    const reference = decoded(href.slice(REFERENCE.length));
    if (/^\/?#/.test(reference)) return reference.replace(/^\//, '');
    const found = this.#plan.book.file(reference);
    if (!found) this.#reporter.remark('link-lost', item.key, `“${reference}” is not in the folder.`);
    else if (found.others > 0) {
      this.#reporter.remark(
        'link-ambiguous',
        item.key,
        `“${reference}” names ${found.others + 1} files; it leads to ${found.address}.`,
      );
    }
    return this.#placed(item, found?.address ?? null);
  }

  /** The address with the anchor that the place it names has here; without one when it has none. */
  #placed(item: PlannedItem, address: string | null): string | null {
    const at = address?.startsWith('/') ? address.indexOf('#') : -1;
    if (address === null || at < 0) return address;
    const [page, name] = [address.slice(0, at), address.slice(at + 1)];
    const anchor = this.#anchorsOf(page).get(anchorKey(decoded(name)));
    if (anchor) return `${page}#${anchor}`;
    this.#reporter.remark('link-place-lost', item.key, `${page} has no heading “${decoded(name)}”.`);
    return page;
  }

  /** The anchors of the headings of one of the pieces, by what the old site's links may call them. */
  #anchorsOf(page: string): Map<string, string> {
    const known = this.#anchors.get(page);
    if (known) return known;
    const anchors = new Map<string, string>();
    this.#anchors.set(page, anchors);
    const target = this.#plan.items.find(({ kind, slug }) => routes.publication(kind, slug) === page);
    if (!target) return anchors;
    const markdown = this.#withoutShortcodes(target.text, {
      ...this.#around(target, (file) => file),
      remark: () => {},
    });
    const { document } = documentFromMarkdown(markdown, { ...this.#dialect, resolveLink: () => null });
    for (const block of document.content) {
      if (block.type !== 'heading' || !block.attrs.id) continue;
      for (const name of [block.attrs.id, inlineText(block.content)]) {
        const key = anchorKey(name);
        if (!anchors.has(key)) anchors.set(key, block.attrs.id);
      }
    }
    return anchors;
  }

  #around(item: PlannedItem, need: (file: NeededFile) => NeededFile): Surroundings {
    return {
      rules: this.#mapping.shortcodes,
      remark: (type, message) => this.#reporter.remark(type, item.key, message),
      picture: (reference) => {
        const file = need(this.#picture(item, reference));
        const alt = tidy(reference.alt) || file.alt;
        this.#remarkAlt(item, file, alt);
        return { file: file.id, alt, caption: tidy(reference.caption) || file.caption, credit: file.credit };
      },
      file: (name, label) => {
        const paths = [name, `static/${name}`];
        if (!paths.some(this.#has)) return null;
        return ATTACHMENT + need(this.#file({ key: `attachment:${name}`, paths, name, label: tidy(label) })).id;
      },
    };
  }

  #picture(item: PlannedItem, { src, folder, alt, caption }: PictureReference): NeededFile {
    const clean = src.replace(/^\/+/, '').replace(/[?#].*$/, '');
    const name = clean.split('/').at(-1) ?? clean;
    const record = this.#plan.pictures.get(clean) ?? this.#plan.pictures.get(name.replace(/\.\w{1,5}$/, ''));
    if (record && !(folder && clean.includes('/'))) {
      const { key, hash, width, height, credit } = record;
      const paths = [record.name, `img/${record.name}`];
      return this.#file({
        key,
        hash,
        paths,
        name: record.name,
        width,
        height,
        alt: record.alt,
        caption: record.caption,
        credit,
      });
    }
    if (!folder) this.#reporter.once('picture-unknown', item.key, `No record describes “${src}”.`);
    const path = folder ? `${folder}/${clean}` : clean;
    const endings = /\.\w{1,5}$/.test(name) ? [''] : ['.png', '.jpg', '.jpeg', '.webp', '.gif'];
    const paths = [path, clean].flatMap((place) => endings.map((ending) => place + ending));
    return this.#file({ key: `picture:${path}`, paths, name, alt: tidy(alt), caption: tidy(caption) });
  }

  #image(item: PlannedItem, image: ImageReference, need: (file: NeededFile) => NeededFile) {
    if (/^data:/i.test(image.src.trim())) return null;
    const base = this.#mapping.files ? `${this.#mapping.files}/` : '\n';
    const own = image.src.startsWith(base);
    const path = own ? image.src.slice(base.length) : image.src;
    const record = own ? this.#plan.pictures.get(path.replace(/\.\w{1,5}$/, '')) : undefined;
    const folder = own && path.includes('/') ? path.slice(0, path.indexOf('/')) : own ? '' : 'elsewhere';
    const caption = image.attributes.caption ?? '';
    const reference = {
      src: own && !record && folder ? path.slice(folder.length + 1) : path,
      folder: record ? undefined : folder,
      alt: image.alt,
      caption,
    };
    const file = need(this.#picture(item, reference));
    const alt = tidy(image.alt) || file.alt;
    this.#remarkAlt(item, file, alt);
    return {
      file: file.id,
      alt,
      ...(file.credit || caption ? { credit: file.credit || tidy(caption) } : {}),
    };
  }

  #cover(item: PlannedItem, picture: { uid: string; alt: string }, need: (file: NeededFile) => NeededFile) {
    const alt = tidy(picture.alt);
    if (!this.#plan.pictures.has(picture.uid)) {
      this.#reporter.remark('picture-unknown', item.key, `No record describes “${picture.uid}”, so it has no picture.`);
      return null;
    }
    const file = need(this.#picture(item, { src: picture.uid, folder: undefined, alt, caption: '' }));
    return { file, alt: alt || file.alt };
  }

  #remarkAlt(item: PlannedItem, file: NeededFile, alt: string): void {
    if (alt === '') this.#reporter.remark('picture-no-alt', item.key, `${file.name} has no description.`);
    else if (isNameOfFile(alt, file.name) || /\d{2,4}\s*x\s*\d{2,4}/.test(alt)) {
      this.#reporter.remark('picture-alt-doubtful', item.key, `${file.name} is described as “${alt}”.`);
    }
  }

  #file(about: Pick<NeededFile, 'key' | 'paths' | 'name'> & Partial<NeededFile>): NeededFile {
    const known = this.files.get(about.key);
    if (known) return known;
    const nothing = { hash: 'made', width: null, height: null, alt: '', caption: '', credit: '', label: null };
    const file = { ...nothing, id: newId(), ...about };
    this.files.set(about.key, file);
    return file;
  }

  #summary(item: PlannedItem): string {
    const text = this.#plain(item, item.summary, 'summary');
    if (text.length <= LONGEST_SUMMARY) return text;
    this.#reporter.remark(
      'cut',
      item.key,
      `The summary is longer than ${LONGEST_SUMMARY} characters; it said “${text}”.`,
    );
    return text
      .slice(0, LONGEST_SUMMARY)
      .toWellFormed()
      .replace(/\ufffd$/, '')
      .trimEnd();
  }

  #plain(item: PlannedItem, source: string, what: string): string {
    const line = source.replace(/\s+/g, ' ').trim();
    if (!MARKUP.test(line)) return tidy(line);
    const { document } = documentFromMarkdown(source, { resolveLink: (href) => this.#plan.book.link(href) });
    const text = tidy(plainText(document));
    if (text !== line) this.#reporter.remark('text-cleaned', item.key, `The ${what} was “${tidy(source)}”.`);
    return text;
  }
}

const LONGEST_SUBTITLE = 500;
const LONGEST_SUMMARY = 5000;
/** What a line of plain words has none of; converting only the others saves seconds. */
const MARKUP = /[&<>*_`~[\]\\#|\p{Cc}\u00a0\u00ad\u200b\u2060\ufeff]|^\d+[.)]|^[+-] |:\/\/|www\./u;

/** The recording of an event stands above its text. */
function videoAbove({ video, title }: PlannedItem): string {
  if (!video) return '';
  const url = /^https?:/.test(video.id) ? video.id : `https://www.youtube.com/watch?v=${encodeURIComponent(video.id)}`;
  const named = tidy(video.title) || `Recording: ${title}`;
  const escaped = (text: string) =>
    text
      .slice(0, 300)
      .toWellFormed()
      .replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<div data-node="embed" data-url="${escaped(url)}" data-title="${escaped(named)}"></div>\n\n`;
}

/** A piece that named another one of ours as its full text leads to it. */
function fullPieceBelow({ fullPiece }: PlannedItem): string {
  if (!fullPiece) return '';
  const title = fullPiece.title.replace(/[\\[\]<>`*_&]/g, '\\$&');
  return `\n\nRead the full piece: [${title}](${REFERENCE}${encodeURIComponent(fullPiece.key)}).\n`;
}

/** Anchors are compared without what systems do differently when they make them from words. */
function anchorKey(name: string): string {
  return slugFrom(name.replace(/^s-/, '')).replaceAll('-', '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
