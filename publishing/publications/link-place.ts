import { decoded } from '../../lib/decoded.ts';
import { isCitationFormat } from '../citations/formats.ts';
import { FEED_FORMATS } from '../feeds/feed.ts';
import { type Kind, kindBySegment } from '../kinds.ts';

/** What an address of this site is about, as far as it says by itself. */
export type LinkPlace =
  | {
      of: 'publication';
      kind: Kind;
      slug: string;
      /** A version of its own; null for the page and all that is made of it. */
      version: number | null;
    }
  /** A list, or what machines read of it. */
  | { of: 'list'; path: string }
  /** All publications of a kind; always there. */
  | { of: 'kind' }
  /** Below a publication, where nothing is. */
  | { of: 'nothing' };

const FORMS = /\.(?:pdf|md|json)$/;
const FEED = new RegExp(
  `/(?:${Object.values(FEED_FORMATS)
    .map(({ file }) => file.replace('.', '\\.'))
    .join('|')})$`,
);

/** Reads a normalized path (`normalizePath`), in which the first two parts of a publication's may be written in capitals. */
export function linkPlace(path: string): LinkPlace {
  const list = path.replace(FEED, '').replace(/\/page\/\d+$/, '') || '/';
  const [first = '', segment = '', name = '', ...below] = list.slice(1).split('/');
  const kind = first.toLowerCase() === 'publications' ? kindBySegment(segment.toLowerCase()) : null;
  if (kind === null) return { of: 'list', path: list };
  if (name === '') return { of: 'kind' };
  const page = { of: 'publication', kind, slug: name.replace(FORMS, ''), version: null } as const;
  const [part = '', which = '', ...more] = below;
  if (below.length === 0) return page;
  if (FORMS.test(name) || more.length > 0) return { of: 'nothing' };
  if (part === 'cite') return isCitationFormat(which) ? page : { of: 'nothing' };
  if (part !== 'versions') return { of: 'nothing' };
  if (which === '') return page;
  return /^[1-9]\d{0,8}$/.test(which) ? { ...page, version: Number(which) } : { of: 'nothing' };
}

/** What the page of every publication has by itself, beside the headings of its text. */
const PARTS =
  /^(?:top|content|contents|key-findings|footnotes|footnote(?:-mark)?-\d+|cite(?:-\w+)?|withdrawal|note-.+|rail-\w+)?$/;

/** The heading that the end of an address names; null when it names none, but the page, a part of it, or words (":~:text="). */
export function headingNamed(hash: string): string | null {
  const name = decoded(hash.replace(/^#/, '').replace(/:~:.*$/, ''));
  return PARTS.test(name) ? null : name;
}
