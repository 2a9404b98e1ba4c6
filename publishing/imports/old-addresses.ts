import { routes } from '../routes.ts';
import { type AddressBook, aliasAt, pathKey } from './addresses.ts';
import { listOf } from './field-values.ts';
import type { Mapping } from './mapping.ts';
import type { Planned, PlannedItem, RedirectGoal, SitePlan } from './plan.ts';
import type { Reporter } from './report.ts';
import { readReported } from './reported-front-matter.ts';
import { redirectsOfPages, redirectsOfSections } from './section-addresses.ts';
import type { SiteFolder } from './site-folder.ts';

/**
 * The addresses of the old site and where they lead, in the order of their claim: its own pages first, as in texts; proper
 * addresses before others; what waits after that; last what leads to a list in the place of a page.
 */
export function redirectsOf(
  folder: SiteFolder,
  mapping: Mapping,
  { people, topics, items }: Pick<SitePlan, 'people' | 'topics' | 'items'>,
  reporter: Reporter,
): SitePlan['redirects'] {
  const all = redirectsOfPages(mapping);
  const ofItems = (claiming: PlannedItem[]) => {
    for (const claimed of ['addresses', 'aliases'] as const)
      for (const item of claiming)
        for (const path of item[claimed]) all.push({ path, to: { item: item.key }, key: item.key });
  };
  ofItems(items.filter((item) => !waits(item)));
  const ofRecords = <T extends { key: string; hash: string; slug: string; aliases: string[] }>(
    planned: Map<string, Planned<T>>,
    patterns: string[],
    goal: (slug: string) => RedirectGoal,
  ) => {
    for (const { record } of planned.values()) {
      for (const path of oldAddresses(record, patterns)) all.push({ path, to: goal(record.slug), key: record.key });
    }
  };
  ofRecords(people, mapping.people?.addresses ?? [], (person) => ({ person }));
  ofRecords(topics, mapping.topics?.addresses ?? [], (topic) => ({ topic }));
  ofItems(items.filter(waits));
  const sections = redirectsOfSections(folder, mapping, reporter);
  all.push(...sections.redirects);
  for (const { file, target } of mapping.retired) {
    const source = folder.file(file);
    const fields = source && readReported(source, reporter)?.fields;
    for (const path of fields ? listOf(fields, mapping.fields.aliases) : [])
      all.push({ path, to: { target }, key: file });
  }
  const leading = new Set(all.map(({ path }) => pathKey(path)));
  for (const { key, paths } of sections.without) {
    const lost = paths.filter((path) => !leading.has(pathKey(path)));
    if (lost.length > 0) reporter.remark('address-lost', key, `No page here stands for ${lost.join(', ')}.`);
  }
  return all;
}

/** Files lead to what became of them, and old addresses to what they lead readers to. */
export function fillBook(
  book: AddressBook,
  { people, topics, items, redirects }: Pick<SitePlan, 'people' | 'topics' | 'items' | 'redirects'>,
): void {
  const ofItem = new Map(items.map((item) => [item.key, routes.publication(item.kind, item.slug)]));
  const ofTopic = (slug: string) => routes.hub('topic', slug);
  for (const [key, address] of ofItem) book.addFile(key, address);
  for (const { record } of people.values()) book.addFile(record.key, routes.person(record.slug));
  for (const { record } of topics.values()) book.addFile(record.key, ofTopic(record.slug));
  for (const { path, to } of redirects) {
    if ('item' in to) book.addAddress(path, ofItem.get(to.item) as string);
    else if ('person' in to) book.addAddress(path, routes.person(to.person));
    else if ('topic' in to) book.addAddress(path, ofTopic(to.topic));
  }
}

/** Where a record was at the old site; what has no file there (it was made) had no page. */
function oldAddresses(record: { slug: string; hash: string; aliases: string[] }, patterns: string[] = []): string[] {
  const own = record.hash === '' ? [] : patterns.map((pattern) => pattern.replace(':slug', record.slug));
  return [...own, ...record.aliases.map((alias) => aliasAt(own[0], alias))];
}

/** Whether nobody will see an item just now: an address that something else claims, too, is not for it. */
function waits({ draft, date }: PlannedItem): boolean {
  return draft || date === null;
}
