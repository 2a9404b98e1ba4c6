import { excerpt, proseText } from '../body/text.ts';
import { documentToPlainHtml } from '../body/to-plain-html.ts';
import { principalEntries } from '../citations/citable-work.ts';
import { rulesOf } from '../kinds.ts';
import { recordingOf } from '../publications/recording.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { absolute, routes } from '../routes.ts';
import { textIn } from '../text-in.ts';
import type { FeedItem, Recording } from './feed.ts';

type Way = {
  /** Whether the whole text is given. */
  whole: boolean;
  origin: string;
  /** How long its recording plays. */
  seconds: number | null;
};

/** A publication as an item of feeds. Its id is that of the publication itself, so nothing that is done to it makes it new. */
export function feedItem(publication: PublishedPublication, { whole, origin, seconds }: Way): FeedItem {
  const { kind, slug, title, subtitle, summary, date, body, files, hubs, language, cover, originalUrl } = publication;
  const html = whole && body.content.length > 0 ? documentToPlainHtml(body, files, origin) : null;
  return {
    id: `urn:uuid:${publication.id}`,
    url: absolute(origin, routes.publication(kind, slug)),
    originalUrl,
    title,
    summary: summary || subtitle || excerpt(proseText(body), 300),
    html: html && inItsDirection(withNotes(publication, html), language),
    published: date.at,
    updated: lastPublicChange(publication),
    authors: principalEntries(publication.byline).map((entry) => ({
      name: entry.name,
      url: absolute(origin, entry.type === 'person' ? routes.person(entry.slug) : routes.organization(entry.slug)),
    })),
    categories: [rulesOf(kind).label, ...hubs.map(({ name }) => name)],
    language,
    picture: cover?.src ? absolute(origin, cover.renditions.at(-1)?.src ?? cover.src) : null,
    recording: recordingIn(publication, origin, seconds),
  };
}

/** When readers were last shown something else: its release, or the last change they were told of. */
export function lastPublicChange({
  date,
  publiclyUpdatedAt,
}: Pick<PublishedPublication, 'date' | 'publiclyUpdatedAt'>): Date {
  return publiclyUpdatedAt && publiclyUpdatedAt > date.at ? publiclyUpdatedAt : date.at;
}

/** What was put right stands first, as on the page. */
function withNotes({ notes }: PublishedPublication, html: string): string {
  const told = notes.map(({ type, text }) => `<p><strong>${LABELS[type]}:</strong> ${escaped(text)}</p>`);
  return [...told, html].join('\n');
}

/** Feed readers show texts of all languages in one direction, unless the text itself says another. */
function inItsDirection(html: string, language: string): string {
  const { lang, dir } = textIn(language);
  return dir ? `<div lang="${lang}" dir="${dir}">${html}</div>` : html;
}

const LABELS = { correction: 'Correction', clarification: 'Clarification', update: 'Update' };

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function recordingIn(publication: PublishedPublication, origin: string, seconds: number | null): Recording | null {
  const found = recordingOf(publication);
  if (!found) return null;
  const { kind, slug } = publication;
  const part = (name: 'chapters.json' | 'transcript.html') => absolute(origin, routes.recordingPart(kind, slug, name));
  return {
    url: absolute(origin, found.src),
    contentType: found.contentType,
    bytes: found.bytes,
    seconds,
    artwork: absolute(origin, routes.publicationArtwork(kind, slug)),
    kind: found.media.attrs.kind,
    chapters: found.media.attrs.chapters?.length ? part('chapters.json') : null,
    transcript: found.media.content?.length ? part('transcript.html') : null,
  };
}
