import { addRedirects } from '../redirects/commands.ts';
import type { RedirectTarget } from '../redirects/redirect.ts';
import { normalizePath } from '../redirects/redirect.ts';
import { routes } from '../routes.ts';
import { type Destination, inBatches } from './destination.ts';
import type { RedirectGoal, SitePlan } from './plan.ts';
import { findShown } from './queries.ts';

const BATCH = 200;

type Wanted = { key: string; path: string; target: RedirectTarget; goal: string };

/** Leads the old addresses to what became of them. What several claim goes to the first; the others are reported. */
export async function writeRedirects(plan: SitePlan, to: Destination): Promise<void> {
  const claimed = new Map<string, string>();
  const pending: Wanted[] = [];
  const own = ownAddresses(plan);
  const refuse = (key: string, message: string) => {
    to.reporter.remark('redirect-refused', key, message);
    to.reporter.count('redirects', 'refused');
  };
  for (const { path: written, to: goal, key } of plan.redirects) {
    const target = targetOf(goal, to);
    if (!target) continue;
    const path = normalizePath(written.startsWith('/') ? written : `/${written}`);
    if (path === null) refuse(key, `“${written}” is no path.`);
    else if (own.get(path) !== undefined && own.get(path) === keyOf(goal)) continue;
    else {
      const led = claimed.get(path);
      const end = Object.values(target)[0] as string;
      if (led === end) continue;
      if (led !== undefined) {
        if (!('target' in target)) refuse(key, `${path} is the old address of something else, too.`);
        continue;
      }
      claimed.set(path, end);
      const there = to.existing.redirects.get(path);
      if (there === end) to.reporter.count('redirects', 'unchanged');
      else pending.push({ key, path, target, goal: end });
    }
  }
  if (to.dryRun) {
    const shown = await findShown(pending.map(({ path }) => path));
    for (const { key, path } of pending) {
      if (shown.has(path) || own.has(path)) refuse(key, `${path} shows something; it can’t lead elsewhere.`);
      else if (to.existing.redirects.has(path)) refuse(key, `${path} leads somewhere else already.`);
      else to.reporter.count('redirects', 'created');
    }
    return;
  }
  await inBatches(pending, BATCH, to, 'redirects', async (batch, { tx, reporter }) => {
    const results = await addRedirects(
      to.actor,
      batch.map(({ path, target }) => ({ path, ...target })),
      tx,
    );
    for (const [index, result] of results.entries()) {
      if (result.ok) reporter.count('redirects', result.value.added ? 'created' : 'unchanged');
      else {
        reporter.count('redirects', 'refused');
        reporter.remark(
          'redirect-refused',
          batch[index]?.key ?? '',
          result.issues.map(({ message }) => message).join(' '),
        );
      }
    }
  });
}

function targetOf(goal: RedirectGoal, { ids }: Destination): RedirectTarget | null {
  if ('target' in goal) return goal;
  const id =
    'item' in goal
      ? ids.items.get(goal.item)
      : 'person' in goal
        ? ids.people.get(goal.person)
        : ids.topics.get(goal.topic);
  if (id === undefined) return null;
  return 'item' in goal ? { publicationId: id } : 'person' in goal ? { personId: id } : { hubId: id };
}

/** Addresses of ours that an old one may equal: there is nothing to lead on. */
function ownAddresses({ people, topics, items }: SitePlan): Map<string, string> {
  const own = new Map<string, string>();
  for (const { record } of people.values())
    own.set(decodeURIComponent(routes.person(record.slug)), `person ${record.slug}`);
  for (const { record } of topics.values())
    own.set(decodeURIComponent(routes.hub('topic', record.slug)), `topic ${record.slug}`);
  for (const item of items) own.set(decodeURIComponent(routes.publication(item.kind, item.slug)), `item ${item.key}`);
  return own;
}

function keyOf(goal: RedirectGoal): string {
  return Object.entries(goal).flat().join(' ');
}
