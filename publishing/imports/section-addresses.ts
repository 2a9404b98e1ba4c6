import { aliasAt, pathKey } from './addresses.ts';
import { listOf } from './field-values.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Mapping } from './mapping.ts';
import type { SitePlan } from './plan.ts';
import type { Reporter } from './report.ts';
import { MARKDOWN, type SiteFolder, type SourceFile } from './site-folder.ts';

type Redirects = SitePlan['redirects'];

/** The old site's own pages lead to ours that the mapping names. */
export function redirectsOfPages(mapping: Mapping): Redirects {
  return Object.entries(mapping.pages)
    .filter(([path, target]) => pathKey(path) !== pathKey(target))
    .map(([path, target]) => ({ path, to: { target }, key: `the mapping’s pages: ${path}` }));
}

/**
 * Other addresses of the pages of folders (`_index.md` at their top) lead to where the mapping sends those pages. `without`
 * are those of files for which no page of ours stands, of folders that are left behind among them.
 */
export function redirectsOfSections(
  folder: SiteFolder,
  mapping: Mapping,
  reporter: Reporter,
): { redirects: Redirects; without: { key: string; paths: string[] }[] } {
  const targets = new Map(Object.entries(mapping.pages).map(([path, target]) => [pathKey(path), target]));
  const redirects: Redirects = [];
  const without: { key: string; paths: string[] }[] = [];
  const lead = (file: SourceFile, target: string | undefined) => {
    const paths = aliasesOf(file, mapping, reporter);
    if (target) redirects.push(...paths.map((path) => ({ path, to: { target }, key: file.key })));
    else without.push({ key: file.key, paths });
  };
  const brought = [...mapping.collections, mapping.people, mapping.outlets, mapping.topics].flatMap((one) => one ?? []);
  for (const name of new Set(brought.map((one) => one.folder))) {
    const page = folder.file(`${name}/_index.md`);
    if (page) lead(page, targets.get(addressOf(page)));
  }
  for (const name of mapping.leftBehind) {
    const files = folder.files(name).filter(({ key }) => MARKDOWN.test(key));
    for (const file of files) lead(file, targets.get(addressOf(file)));
  }
  return { redirects, without };
}

function aliasesOf(file: SourceFile, mapping: Mapping, reporter: Reporter): string[] {
  const read = readFrontMatter(file.text);
  if (read.ok) return listOf(read.fields, mapping.fields.aliases).map((alias) => aliasAt(addressOf(file), alias));
  reporter.remark('address-lost', file.key, `${read.message} The addresses in it are not known.`);
  return [];
}

/** Where Hugo puts a page that says nothing of it. */
function addressOf({ key }: SourceFile): string {
  return pathKey(key.replace(/^content\//, '').replace(/(?:\/_index)?\.md$/, ''));
}
