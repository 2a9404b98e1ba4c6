import { ok, type Result } from '../../lib/result.ts';
import { type Destination, IMPORTER } from './destination.ts';
import { DEFAULT_MAPPING, readMapping } from './mapping.ts';
import { planSite, type SitePlan } from './plan.ts';
import { findExisting } from './queries.ts';
import { type ImportReport, Reporter } from './report.ts';
import { openSiteFolder } from './site-folder.ts';
import { writeItems } from './write-items.ts';
import { writeRecords } from './write-records.ts';
import { writeRedirects } from './write-redirects.ts';

export type ImportOptions = {
  /** The folder of a site in Hugo's layout, with `content/` in it. */
  folder: string;
  /** A mapping file; the one for Digital.gov when left out. */
  mapping?: string | URL;
  /** Says what would happen and writes nothing. */
  dryRun?: boolean;
  progress?: Destination['progress'];
};

/**
 * Brings a folder of Markdown with front matter in. What was brought in before and did not change since is not touched;
 * what did gets one new revision. Safe to interrupt at any moment and start again. Refused only as a whole: a folder or a
 * mapping that can't be read; everything else is in the report.
 */
export async function importSite(options: ImportOptions): Promise<Result<ImportReport>> {
  const started = performance.now();
  const startedAt = new Date().toISOString();
  const folder = openSiteFolder(options.folder);
  if (!folder.ok) return folder;
  const read = readMapping(options.mapping ?? DEFAULT_MAPPING);
  if (!read.ok) return read;
  const { mapping, text } = read.value;

  const reporter = new Reporter();
  const existing = await findExisting(mapping.source);
  const plan = planSite(folder.value, mapping, text, existing, reporter);
  const to: Destination = {
    actor: IMPORTER,
    mapping,
    folder: folder.value,
    existing,
    reporter,
    dryRun: options.dryRun ?? false,
    ids: { people: new Map(), topics: new Map(), outlets: new Map(), items: new Map(), files: new Map() },
    progress: options.progress ?? (() => {}),
  };
  await writeRecords(plan, to);
  await writeItems(plan, to);
  await writeRedirects(plan, to);
  remarkRemoved(plan, to);

  return ok({
    folder: options.folder,
    dryRun: to.dryRun,
    startedAt,
    seconds: (performance.now() - started) / 1000,
    totals: reporter.totals,
    collections: arrivals(plan, to),
    remarks: reporter.remarks,
  });
}

function remarkRemoved(plan: SitePlan, { existing, reporter }: Destination): void {
  const here = new Set(plan.items.map(({ key }) => key));
  for (const [key, { publicationId }] of existing.sources) {
    if (publicationId && !here.has(key)) reporter.remark('removed', key, 'Withdraw or keep it here by hand.');
  }
}

function arrivals(plan: SitePlan, { ids }: Destination): ImportReport['collections'] {
  return Object.fromEntries(
    Object.entries(plan.files).map(([folder, files]) => {
      const here = plan.items.filter(({ collection, key }) => collection === folder && ids.items.has(key)).length;
      return [folder, { files, here, refused: files - here }];
    }),
  );
}
