import { sameJson } from '../../lib/canonical-json.ts';
import type { Metadata, MetadataField } from './content-merge.ts';
import type { NamedView } from './draft-views.ts';

/**
 * What the draft says by now in the fields in which a form that came too late says something else, in words, so that whoever
 * sends it again sees what they would put away.
 */
export function changedMeanwhile(
  typed: Metadata,
  now: Metadata,
  named: NamedView,
  hubs: { hubs: { id: string; name: string }[] }[],
): Record<string, string> {
  const hubNames = new Map(hubs.flatMap((group) => group.hubs.map(({ id, name }) => [id, name])));
  const words: Partial<Record<MetadataField, string>> = {
    byline: now.byline.map((item) => named.contributors[item.personId ?? item.organizationId ?? '']?.label).join(', '),
    hubs: now.hubs.map((id) => hubNames.get(id)).join(', '),
    related: now.related.map((id) => named.publications[id]?.label).join(', '),
    translationOf: now.translationOf ? named.publications[now.translationOf]?.label : '',
    outletId: now.outletId ? named.outlets[now.outletId]?.label : '',
    downloads: now.downloads.map(({ label }) => label).join(', '),
    cover: now.cover ? named.fileNames[now.cover.fileId] : '',
  };
  return Object.fromEntries(
    (Object.keys(typed) as MetadataField[]).flatMap((field) => {
      if (sameJson(typed[field], now[field])) return [];
      const value = now[field];
      if (field === 'event') {
        return Object.entries(now.event ?? {}).map(([name, part]) => [`event.${name}`, part ?? '']);
      }
      return [[field, words[field] ?? (typeof value === 'string' ? value : '')]];
    }),
  );
}
