import { type Meta, metasOf, textOfClass } from './head.ts';

export type ZoteroCreator = { lastName: string; firstName: string };
/** What Zotero saves of a page. */
export type ZoteroItem = {
  itemType: string;
  title: string | null;
  creators: ZoteroCreator[];
  date: string | null;
  publicationTitle: string | null;
  publisher: string | null;
  number: string | null;
  series: string | null;
  language: string | null;
  abstract: string | null;
  url: string | null;
  tags: string[];
};

/**
 * Reads raw HTML by the rules of Zotero's translators "Embedded Metadata" and "RDF": only metas that are children of the head;
 * Highwire Press tags first, then PRISM, Dublin Core and Open Graph; the sort of item from the strongest of what says one.
 */
export function readAsZotero(html: string): ZoteroItem {
  const { head } = metasOf(html);
  const highwire = (name: string) => head.filter(({ key }) => key.endsWith(name)).map(({ content }) => content);
  const itemType = itemTypeOf(head);
  return {
    itemType,
    title: highwire('citation_title')[0] ?? first(head, 'dc:title', 'og:title'),
    creators: creatorsOf(html, head, itemType, highwire('citation_author')),
    date:
      highwire('citation_publication_date')[0] ??
      first(head, 'prism:publicationDate', 'og:published_time', 'dc:date.issued', 'dc:date'),
    publicationTitle:
      highwire('citation_journal_title')[0] ?? first(head, 'prism:publicationName', 'dc:source', 'og:site_name'),
    publisher:
      highwire('citation_technical_report_institution')[0] ??
      highwire('citation_publisher')[0] ??
      first(head, 'dc:publisher'),
    number: highwire('citation_technical_report_number')[0] ?? first(head, 'prism:number'),
    series: highwire('citation_series_title')[0] ?? null,
    language: highwire('citation_language')[0] ?? first(head, 'dc:language'),
    abstract: highwire('citation_abstract')[0] ?? first(head, 'og:description', 'dc:description'),
    url:
      highwire('citation_public_url')[0] ??
      first(head, 'og:url') ??
      highwire('citation_abstract_html_url')[0] ??
      highwire('citation_fulltext_html_url')[0] ??
      null,
    tags: highwire('citation_keywords')
      .flatMap((words) => words.split(';'))
      .map((word) => word.trim()),
  };
}

/** Namespace and property as the translators normalize them: "DC.type" and "dc_Type" are "dc:type". */
function normalized(key: string): string {
  const [, prefix = '', letter = '', rest = ''] = /^([a-z]+)[.:_](.)(.*)$/i.exec(key) ?? [];
  return `${prefix.toLowerCase()}:${letter.toLowerCase()}${rest}`;
}

function all(head: Meta[], name: string): string[] {
  return head.filter(({ key }) => normalized(key) === name).map(({ content }) => content);
}

function first(head: Meta[], ...names: string[]): string | null {
  return names.flatMap((name) => all(head, name))[0] ?? null;
}

/** Item types that Zotero has, of those that matter here. */
const ITEM_TYPES = new Set(
  'report magazineArticle newspaperArticle blogPost hearing presentation podcast videoRecording webpage'.split(' '),
);

function itemTypeOf(head: Meta[]): string {
  const has = (name: string) => head.some(({ key }) => key.endsWith(name));
  const strong = has('citation_journal_title')
    ? 'journalArticle'
    : has('citation_technical_report_institution')
      ? 'report'
      : has('citation_conference_title')
        ? 'conferencePaper'
        : null;
  const guess = has('citation_title') || has('citation_series_title') ? 'journalArticle' : null;
  const openGraph = first(head, 'og:type') === 'website' ? 'webpage' : null;
  const dublinCore = first(head, 'dc:type');
  const stated = dublinCore && ITEM_TYPES.has(dublinCore) ? dublinCore : null;
  return openGraph ?? stated ?? strong ?? guess ?? 'webpage';
}

/** Sorts of items with authors; the creators of others are not taken from Dublin Core. */
const HAS_AUTHORS = new Set(['report', 'magazineArticle', 'newspaperArticle', 'blogPost', 'journalArticle', 'webpage']);

function creatorsOf(html: string, head: Meta[], itemType: string, tags: string[]): ZoteroCreator[] {
  if (tags.length > 0) return tags.flatMap((tag) => splitAuthors(tag, tags.length)).map(creator);
  const dublinCore = HAS_AUTHORS.has(itemType) ? all(head, 'dc:creator') : [];
  if (dublinCore.length > 0) return dublinCore.map(creator);
  const plain = head.filter(({ key }) => key.toLowerCase() === 'author').map(({ content }) => content);
  if (plain.length > 0) return [...new Set(plain)].map((name) => cleanAuthor(name, false));
  const byline =
    textOfClass(html, 'byline')
      ?.split(/\bby[:\s]+/i)
      .at(-1) ?? '';
  return byline
    .replace(/\s*[[(].+?[)\]]\s*/g, '')
    .split(/\s*(?:(?:,\s*)?\band\b|,|&)\s*/i)
    .filter(Boolean)
    .map((name) => cleanAuthor(name, false));
}

/** The only author tag may hold several authors; two words on each side of a comma are taken for two people. */
function splitAuthors(tag: string, count: number): string[] {
  const bySemicolon = tag.split(/\s*;\s*/);
  if (bySemicolon.length > 1 || count > 1) return bySemicolon;
  const byComma = tag.split(/\s*,\s*/);
  return byComma.length > 1 && byComma[0]?.includes(' ') && byComma[1]?.includes(' ') ? byComma : [tag];
}

function creator(written: string): ZoteroCreator {
  return cleanAuthor(written, written.includes(','));
}

function cleanAuthor(written: string, useComma: boolean): ZoteroCreator {
  const name = written.replace(/^[\s.,/[\]:]+|[\s.,/[\]:]+$/g, '').replace(/\s+/, ' ');
  if (useComma) {
    const [lastName = name, firstName = ''] = name.split(/, ?/);
    return { lastName, firstName };
  }
  const space = name.lastIndexOf(' ');
  return { lastName: name.slice(space + 1), firstName: name.slice(0, Math.max(space, 0)) };
}
