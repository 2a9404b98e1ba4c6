import type { Document } from '../body/document.ts';
import { type Converted, documentFromHtml } from '../body/from-html.ts';
import { documentFromMarkdown } from '../body/from-markdown.ts';
import type { MarkdownDialect } from '../body/html-from-markdown.ts';
import { plainText } from '../body/text.ts';
import { BRACKETED_EMBED, withBracketedEmbeds } from './bracketed-embeds.ts';
import { readLeftovers, withoutReferences } from './leftover-markdown.ts';
import { Links } from './links.ts';
import type { Mapping } from './mapping.ts';
import { type NeededFile, NeededFiles } from './needed-files.ts';
import { Places } from './places.ts';
import { tidy } from './plain-line.ts';
import type { PlannedItem, SitePlan } from './plan.ts';
import type { Reporter } from './report.ts';
import { REFERENCE, type Surroundings, shortcodeHtml } from './shortcode-html.ts';
import { replaceShortcodes } from './shortcodes.ts';

export type ItemTexts = {
  body: Document;
  subtitle: string | null;
  summary: string;
  cover: NeededFile | null;
  coverAlt: string;
  /** Every file that the text names. */
  needed: NeededFile[];
};

type ToHtml = (markdown: string, dialect: MarkdownDialect) => Promise<string>;
type Begun = { html: Promise<string>; needed: Map<string, NeededFile>; subtitle: string | null };

/** What stands for the address of an attachment until the file is made. */
export function attachmentAddress(id: string): string {
  return `/files/${id}`;
}

const ATTACHMENT = 'import-file:';

/** Turns the Markdown of items into documents, and gathers the files they need over all of them. */
export class Texts {
  readonly #plan: SitePlan;
  readonly #mapping: Mapping;
  readonly #reporter: Reporter;
  readonly #has: (path: string) => boolean;
  readonly #html: ToHtml;
  readonly #begun = new Map<string, Begun>();
  readonly #files: NeededFiles;
  readonly #links: Links;

  constructor(plan: SitePlan, mapping: Mapping, reporter: Reporter, has: (path: string) => boolean, html: ToHtml) {
    this.#html = html;
    this.#plan = plan;
    this.#mapping = mapping;
    this.#reporter = reporter;
    this.#has = has;
    this.#files = new NeededFiles(plan, mapping, reporter);
    this.#links = new Links(plan.book, new Places(plan.items, (item) => this.#outline(item)), reporter);
  }

  /** Begins to read an item that `read` will be asked for, so that its Markdown is HTML by then. */
  begin(item: PlannedItem): Begun {
    const begun = this.#begun.get(item.key) ?? this.#start(item);
    this.#begun.set(item.key, begun);
    return begun;
  }

  async read(item: PlannedItem): Promise<ItemTexts> {
    const { html, needed, subtitle } = this.begin(item);
    this.#begun.delete(item.key);
    const need = needIn(needed);
    const body = this.#document(item, await html, need);
    const cover = item.picture ? this.#files.cover(item, item.picture, need) : null;
    return {
      body,
      subtitle,
      summary: this.#summary(item),
      cover: cover?.file ?? null,
      coverAlt: cover?.alt ?? '',
      needed: [...needed.values()],
    };
  }

  #start(item: PlannedItem): Begun {
    const needed = new Map<string, NeededFile>();
    const deck = this.#plain(item, item.subtitle, 'subtitle');
    const long = deck.length > LONGEST_SUBTITLE;
    if (long) this.#reporter.remark('subtitle-long', item.key, `It has ${deck.length} characters.`);
    const markdown =
      videoAbove(item) +
      (long ? `${item.subtitle}\n\n` : '') +
      this.#withoutShortcodes(item.text, this.#around(item, needIn(needed))) +
      fullPieceBelow(item);
    const html = this.#html(markdown, this.#dialect);
    // Whoever reads the item hears of a failure; until then nobody listens.
    html.catch(() => {});
    return { html, needed, subtitle: long ? null : deck || null };
  }

  #withoutShortcodes(text: string, around: Surroundings): string {
    const bracketed = Object.hasOwn(this.#mapping.shortcodes, BRACKETED_EMBED);
    const written = bracketed ? withBracketedEmbeds(text) : text;
    return replaceShortcodes(written, (shortcode) => shortcodeHtml(shortcode, around));
  }

  #document(item: PlannedItem, html: string, need: (file: NeededFile) => NeededFile): Document {
    const resolveLink = (href: string) => this.#link(item, href);
    const { document, losses } = documentFromHtml(html, {
      resolveLink,
      resolveImage: (image) => this.#files.ofText(item, image, need),
    });
    this.#report(item, losses);
    this.#readLeftovers(item, document, resolveLink);
    return document;
  }

  get #dialect(): MarkdownDialect {
    return { headingNames: true, indentedCode: this.#mapping.indentedCode };
  }

  #readLeftovers(item: PlannedItem, document: Document, resolveLink: (href: string) => string | null): void {
    const { mended, dropped, left } = readLeftovers(document, resolveLink);
    const tell = (type: 'markdown-mended' | 'markdown-dropped' | 'markdown-left', [first = '', ...more]: string[]) => {
      if (first === '') return;
      const others = more.length > 0 ? ` and ${more.length} more` : '';
      this.#reporter.remark(type, item.key, `In “${tidy(first).replaceAll(REFERENCE, '').slice(0, 200)}”${others}.`);
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
    return this.#links.address(item.key, href);
  }

  /** What a piece says, for its headings: neither its links nor its files are asked for. */
  #outline(item: PlannedItem): Document {
    const markdown = this.#withoutShortcodes(item.text, {
      rules: this.#mapping.shortcodes,
      remark: () => {},
      picture: () => ({ file: '', alt: '', caption: '', credit: '' }),
      file: () => null,
    });
    return documentFromMarkdown(markdown, { ...this.#dialect, resolveLink: () => null }).document;
  }

  #around(item: PlannedItem, need: (file: NeededFile) => NeededFile): Surroundings {
    return {
      rules: this.#mapping.shortcodes,
      remark: (type, message) => this.#reporter.remark(type, item.key, message),
      picture: (reference) => this.#files.ofShortcode(item, reference, need),
      file: (name, label) => {
        const paths = [name, `static/${name}`];
        if (!paths.some(this.#has)) return null;
        return ATTACHMENT + need(this.#files.attachment(name, paths, label)).id;
      },
    };
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

function needIn(needed: Map<string, NeededFile>): (file: NeededFile) => NeededFile {
  return (file) => {
    needed.set(file.id, file);
    return file;
  };
}

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
