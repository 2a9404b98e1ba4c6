import { textWithNotes } from '../body/text.ts';
import { documentToPlainHtml } from '../body/to-plain-html.ts';
import type { CitableWork } from '../citations/citable-work.ts';
import { machineDate } from '../dates.ts';
import { lastPublicChange } from '../feeds/feed-item.ts';
import type { Institution } from '../institution/institution.ts';
import { rulesOf } from '../kinds.ts';
import { placeOf } from '../publications/byline.ts';
import type { PublishedPublication } from '../publications/views.ts';
import { absolute, routes } from '../routes.ts';

/** A publication as JSON: the facts of its page by name, the text as HTML and plain. Addresses are absolute. */
export function publicationJson(
  publication: PublishedPublication,
  work: CitableWork,
  institution: Institution,
): string {
  const { origin } = new URL(work.page);
  const { kind, body, files, byline, hubs, downloads, notes, withdrawal, event } = publication;
  const has = body.content.length > 0;
  return `${JSON.stringify(
    {
      id: publication.id,
      url: work.page,
      kind: rulesOf(kind).label,
      title: publication.title,
      subtitle: publication.subtitle,
      summary: publication.summary || null,
      language: publication.language,
      published: machineDate(publication.date, institution),
      changed: lastPublicChange(publication).toISOString(),
      publisher: institution.name,
      byline: byline.map((entry) => {
        const { type, name, role, slug } = entry;
        const place = placeOf(entry, institution.name);
        return {
          name,
          role,
          affiliation: place.institution,
          position: place.position,
          url: absolute(origin, type === 'person' ? routes.person(slug) : routes.organization(slug)),
        };
      }),
      outlet: publication.outlet && { name: publication.outlet.name, url: publication.outlet.url },
      originalUrl: publication.originalUrl,
      reportNumber: publication.reportNumber,
      doi: publication.doi,
      event: event && {
        starts: event.startsAt.toISOString(),
        ends: event.endsAt?.toISOString() ?? null,
        venue: event.venue,
        registration: event.registrationUrl,
      },
      hubs: hubs.map(({ type, name, slug }) => ({ type, name, url: absolute(origin, routes.hub(type, slug)) })),
      downloads: downloads.map(({ label, src, contentType, bytes }) => ({
        label,
        url: absolute(origin, src),
        contentType,
        bytes,
      })),
      notes: notes.map(({ type, at, text }) => ({ type, at: at.toISOString(), text })),
      withdrawn: withdrawal && { at: withdrawal.at.toISOString(), reason: withdrawal.reason },
      html: has ? documentToPlainHtml(body, files, origin) : null,
      text: has ? textWithNotes(body) : null,
    },
    null,
    1,
  )}\n`;
}
