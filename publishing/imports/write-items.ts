import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { parseContent } from '../publications/inputs.ts';
import { type Attempt, type Destination, inBatches } from './destination.ts';
import { contentOf, type MadeFile } from './item-content.ts';
import { MarkdownThread } from './markdown-thread.ts';
import type { PlannedItem, SitePlan } from './plan.ts';
import { createItems, type Prepared, type Put, type Release, releaseOf, updateItem } from './release-item.ts';
import { type ItemTexts, Texts } from './texts.ts';
import { knownId, makeFiles } from './write-files.ts';

const BATCH = 50;

/** Makes or brings up to date the publications of all items; those whose source did not change are not touched. */
export async function writeItems(plan: SitePlan, to: Destination): Promise<void> {
  const affiliations = (author: string) => plan.people.get(author)?.record.affiliation ?? null;
  const pending: PlannedItem[] = [];
  for (const item of plan.items) {
    const known = to.existing.publicationOf(item.key);
    if (known) to.ids.items.set(item.key, known.id);
    if (known && to.existing.sources.get(item.key)?.fingerprint === item.fingerprint) {
      to.reporter.count('publications', 'unchanged');
    } else pending.push(item);
  }
  if (pending.length === 0) return;
  const thread = new MarkdownThread();
  const has = (path: string) => to.folder.bytes(path) !== null;
  const texts = new Texts(plan, to.mapping, to.reporter, has, (markdown, dialect) => thread.html(markdown, dialect));
  try {
    if (to.dryRun) await tryAll(pending, texts, to, affiliations);
    else await writeAll(pending, texts, to, affiliations);
  } finally {
    await thread.close();
  }
}

type Affiliations = (author: string) => string | null;

async function writeAll(
  pending: PlannedItem[],
  texts: Texts,
  to: Destination,
  affiliations: Affiliations,
): Promise<void> {
  let begun = 0;
  const read = new Map<string, ItemTexts>();
  await inBatches(pending, BATCH, to, 'publications', async (batch, attempt) => {
    const end = pending.indexOf(batch.at(-1) as PlannedItem) + 1;
    for (; begun < Math.min(end + BATCH, pending.length); begun += 1) texts.begin(pending[begun] as PlannedItem);
    for (const item of batch) if (!read.has(item.key)) read.set(item.key, await texts.read(item));
    const textsOf = (item: PlannedItem) => read.get(item.key) as ItemTexts;
    const made = await makeFiles(
      batch.flatMap((item) => textsOf(item).needed),
      to,
      attempt,
    );
    const prepared = batch.map((item) => {
      const content = contentOf(item, textsOf(item), made, to, affiliations);
      return { item, content, release: releaseOf(item, content, new Date()) };
    });
    const isNew = ({ item }: Prepared) => !to.ids.items.has(item.key);
    const created = await createItems(prepared.filter(isNew), to, attempt);
    for (const [index, each] of prepared.filter(isNew).entries())
      settle(each, created[index] as Result<Put>, to, attempt);
    for (const each of prepared) {
      const id = to.ids.items.get(each.item.key);
      if (id) settle(each, await updateItem(id, each, to, attempt), to, attempt);
      attempt.afterCommit.push(() => read.delete(each.item.key));
    }
  });
}

function settle({ item, release }: Prepared, put: Result<Put>, to: Destination, attempt: Attempt): void {
  if (!put.ok) {
    refuse(item, put, attempt.reporter);
    return;
  }
  const { id, outcome } = put.value;
  attempt.remember.push({ key: item.key, fingerprint: item.fingerprint, publicationId: id });
  attempt.reporter.count('publications', outcome);
  if (outcome !== 'unchanged') remarkRelease(item, release, attempt.reporter);
  attempt.afterCommit.push(() => to.ids.items.set(item.key, id));
}

/** What a real import would do, judged without writing. */
async function tryAll(
  pending: PlannedItem[],
  texts: Texts,
  to: Destination,
  affiliations: Affiliations,
): Promise<void> {
  for (const [index, item] of pending.entries()) {
    for (const ahead of pending.slice(index, index + BATCH)) if (index % BATCH === 0) texts.begin(ahead);
    tryItem(item, await texts.read(item), to, affiliations);
    to.progress(index + 1, pending.length, 'publications');
  }
}

function tryItem(item: PlannedItem, texts: ItemTexts, to: Destination, affiliations: Affiliations): void {
  const made = new Map<string, MadeFile>();
  for (const file of texts.needed) {
    const known = to.ids.files.get(file.key) ?? knownId(file, to);
    made.set(file.id, { id: known ?? file.id, address: '/' });
    if (known) continue;
    to.ids.files.set(file.key, file.id);
    to.reporter.count('files', 'created');
    const there = file.paths.some((path) => to.folder.bytes(path) !== null);
    if (!there) to.reporter.remark('picture-missing', file.key, `The bytes of ${file.name} are not in the folder.`);
  }
  const content = contentOf(item, texts, made, to, affiliations);
  const judged = parseContent(content);
  if (!judged.ok) {
    refuse(item, judged, to.reporter);
    return;
  }
  const known = to.ids.items.get(item.key);
  to.ids.items.set(item.key, known ?? newId());
  to.reporter.count('publications', known ? 'changed' : 'created');
  remarkRelease(item, releaseOf(item, content, new Date()), to.reporter);
}

function refuse(item: PlannedItem, refusal: Result<never> & { ok: false }, reporter: Attempt['reporter']): void {
  reporter.count('publications', 'refused');
  const said = refusal.issues.map(({ field, message }) => (field ? `${field}: ${message}` : message));
  reporter.remark('refused', item.key, said.join(' '));
}

function remarkRelease(item: PlannedItem, release: Release, reporter: Attempt['reporter']): void {
  if (release.as === 'draft') reporter.remark('draft', item.key, release.reasons.join(' '));
  if (release.as === 'scheduled') reporter.remark('scheduled', item.key, `For ${release.at.toISOString()}.`);
  if (item.kind === 'event' && item.date && item.date.at > new Date()) {
    reporter.remark('event-ahead', item.key, `It takes place on ${item.date.at.toISOString()}.`);
  }
}
