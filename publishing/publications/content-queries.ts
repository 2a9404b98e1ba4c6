import { databaseTime } from '../../lib/database-time.ts';
import type { DbOrTx } from '../../lib/transaction.ts';
import { filesOf } from '../body/files.ts';
import { countWords, plainText } from '../body/text.ts';
import { rulesOf } from '../kinds.ts';
import { documentFilesOf, type FileRow } from '../media/document-file.ts';
import { toPicture } from './cards.ts';
import type { PublicationContent } from './content.ts';
import { eventAt } from './event.ts';
import type { BylineEntry, PublishedPublication } from './views.ts';

/**
 * What a page shows of a content, whoever may see it: names of people, organizations, hubs, outlet and files as they are now.
 * Identity, dates, notes and withdrawal, which no content has, are those of `around`.
 */
export async function viewOfContent(
  db: DbOrTx,
  content: PublicationContent,
  around: PublishedPublication,
): Promise<PublishedPublication> {
  const bodyFiles = filesOf(content.body);
  const downloads = content.downloads.map(({ fileId }) => fileId);
  const [people, organizations, hubs, outlet, fileRows, now] = await Promise.all([
    db.person.findMany({ where: { id: { in: content.byline.flatMap(({ personId }) => personId ?? []) } } }),
    db.organization.findMany({
      where: { id: { in: content.byline.flatMap(({ organizationId }) => organizationId ?? []) } },
    }),
    db.hub.findMany({ where: { id: { in: content.hubs } } }),
    content.outletId === null ? null : db.outlet.findUnique({ where: { id: content.outletId } }),
    db.file.findMany({
      where: { id: { in: [...bodyFiles, ...downloads, ...(content.cover ? [content.cover.fileId] : [])] } },
    }),
    content.event === null ? null : databaseTime(db),
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const organizationOf = new Map(organizations.map((organization) => [organization.id, organization]));
  const hubOf = new Map(hubs.map((hub) => [hub.id, hub]));
  const fileOf = new Map(fileRows.map((file) => [file.id, file as unknown as FileRow]));
  const coverFile = content.cover && fileOf.get(content.cover.fileId);
  return {
    ...around,
    kind: content.kind,
    group: rulesOf(content.kind).group,
    title: content.title,
    subtitle: content.subtitle,
    summary: content.summary,
    language: content.language,
    headTitle: content.headTitle,
    headDescription: content.headDescription,
    outlet: outlet && { slug: outlet.slug, name: outlet.name, url: outlet.url },
    byline: content.byline.flatMap(({ role, affiliation, personId, organizationId }): BylineEntry[] => {
      const person = personId === undefined ? undefined : personOf.get(personId);
      if (person) {
        const { name, givenName, familyName, slug } = person;
        const ofHouse = person.standing !== 'contributor' && person.affiliation === null;
        return [{ type: 'person', name, givenName, familyName, slug, role, affiliation, ofHouse }];
      }
      const organization = organizationId === undefined ? undefined : organizationOf.get(organizationId);
      if (!organization) return [];
      const { name, slug } = organization;
      const parts = { givenName: null, familyName: null };
      return [{ type: 'organization', name, ...parts, slug, role, affiliation, ofHouse: false }];
    }),
    cover: coverFile ? toPicture(coverFile, content.cover?.alt ?? null) : null,
    body: content.body,
    files: documentFilesOf(bodyFiles.flatMap((id) => fileOf.get(id) ?? [])),
    wordCount: countWords(plainText(content.body)),
    reportNumber: content.reportNumber,
    doi: content.doi,
    originalUrl: content.originalUrl,
    event:
      content.event &&
      now &&
      eventAt(now, {
        ...content.event,
        startsAt: new Date(content.event.startsAt),
        endsAt: content.event.endsAt === null ? null : new Date(content.event.endsAt),
      }),
    hubs: content.hubs.flatMap((id) => {
      const hub = hubOf.get(id);
      return hub ? [{ type: hub.type, slug: hub.slug, name: hub.name }] : [];
    }),
    downloads: content.downloads.flatMap(({ fileId, label }) => {
      const file = fileOf.get(fileId);
      const { src, contentType, bytes } = (file && documentFilesOf([file])[fileId]) ?? {};
      return src && contentType ? [{ label, src, contentType, bytes: bytes ?? null }] : [];
    }),
    noted: null,
  };
}
