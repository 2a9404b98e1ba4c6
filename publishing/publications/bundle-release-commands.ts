import { type Issue, ok, type Result, refused, refusedFor } from '../../lib/result.ts';
import { type Tx, transaction } from '../../lib/transaction.ts';
import { type Actor, Forbidden } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { cancelSchedule, publish, schedule } from './commands.ts';
import { isTooFar, TOO_FAR } from './horizon.ts';
import { type BundleMember, lockBundle, membersOf } from './locked-bundle.ts';
import { effectiveState } from './publication.ts';

/* What becomes of a bundle as a whole: it goes out, waits for its moment, or is taken back from it. */

export type BundleRelease = {
  id: string;
  /** The counter of each publication's draft that was read; 0 for one whose text waits already. */
  counters: Record<string, number>;
  force?: { reason: string };
};

/** Makes all of it public in one transaction. Where one publication can't go out nothing does, and each that can't is named. */
export async function releaseBundle(actor: Actor, input: BundleRelease): Promise<Result<null>> {
  return goOut(actor, input, null);
}

/** Sets the one instant at which all of it becomes public by the database's clock. Again: sets another, with the texts of now. */
export async function scheduleBundle(actor: Actor, input: BundleRelease & { releaseAt: Date }): Promise<Result<null>> {
  return goOut(actor, input, input.releaseAt);
}

/** Takes the moment back before it comes; every publication is a draft again, with the approval it had. */
export async function cancelBundle(actor: Actor, input: { id: string }): Promise<Result<null>> {
  return orNothing(async (tx) => {
    const bundle = await lockBundle(tx, actor, input.id);
    if (bundle.state !== 'scheduled') return refusedFor('', 'This bundle waits for no moment.');
    const members = await membersOf(tx, bundle.id);
    const issues = await eachOf(members, ({ id }) => cancelSchedule(actor, { id, bundle: bundle.id }, tx));
    if (issues.length > 0) return refused(...issues);
    const redirects = await setRedirects(tx, bundle.id, null);
    await tx.bundle.update({
      where: { id: bundle.id },
      data: { state: 'open', releaseAt: null },
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      'cancel schedule',
      { type: 'bundle', id: bundle.id },
      { before: { state: 'scheduled', releaseAt: bundle.releaseAt }, after: { state: 'open', releaseAt: null } },
    );
    await announce(
      tx,
      { type: 'schedule.changed', id: bundle.id },
      ...redirects.map((path) => ({ type: 'redirect.changed' as const, path })),
    );
    return ok(null);
  });
}

async function goOut(actor: Actor, input: BundleRelease, at: Date | null): Promise<Result<null>> {
  return orNothing(async (tx) => {
    const bundle = await lockBundle(tx, actor, input.id);
    if (bundle.state === 'released') return refusedFor('', 'This bundle is public already.');
    if (at && at <= bundle.now) return refusedFor('', 'This moment has passed. Choose a later one, or release now.');
    if (at && isTooFar(at, bundle.now)) return refusedFor('', TOO_FAR);
    const members = await membersOf(tx, bundle.id);
    const planned = await tx.redirect.count({ where: { bundleId: bundle.id } });
    if (members.length + planned === 0) return refusedFor('', 'The bundle is empty.');
    const ids = members.map(({ id }) => id);
    const instant = at ?? bundle.now;
    const issues = await eachOf(members, async (member) => {
      const counter = input.counters[member.id];
      if (counter === undefined) return refusedFor('', 'It was added since you looked. Look at the bundle again.');
      const known = effectiveState(member, bundle.now) === 'published' || member.state === 'withdrawn';
      const release = {
        id: member.id,
        counter,
        bundle: { id: bundle.id, members: ids },
        ...(input.force ? { force: input.force } : {}),
      };
      if (!at) return publish(actor, known ? release : { ...release, releaseAt: instant }, tx);
      if (known) {
        return refusedFor(
          '',
          'Readers know it already, and a change to what they know can’t wait for a moment. Release the bundle now, or take this out.',
        );
      }
      return schedule(actor, { ...release, releaseAt: instant }, tx);
    });
    if (issues.length > 0) return refused(...issues);
    const redirects = await setRedirects(tx, bundle.id, instant);
    await tx.bundle.update({
      where: { id: bundle.id },
      data: { state: at ? 'scheduled' : 'released', releaseAt: instant },
      select: { id: true },
    });
    await audit(
      tx,
      actor,
      at ? 'schedule' : 'release',
      { type: 'bundle', id: bundle.id },
      {
        before: { state: bundle.state, releaseAt: bundle.releaseAt },
        after: { state: at ? 'scheduled' : 'released', releaseAt: instant.toISOString() },
        publications: ids,
        redirects,
      },
    );
    await announce(
      tx,
      { type: 'schedule.changed', id: bundle.id },
      ...redirects.map((path) => ({ type: 'redirect.changed' as const, path })),
    );
    return ok(null);
  });
}

/** What stands in the way of each, with its title before it. */
async function eachOf(
  members: BundleMember[],
  act: (member: BundleMember) => Promise<Result<unknown>>,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const member of members) {
    const result = await act(member).catch((error: unknown) => {
      if (error instanceof Forbidden) return null;
      throw error;
    });
    if (!result) {
      issues.push({
        field: member.id,
        message: 'A publication that isn’t open to you: Your role does not allow this.',
      });
      continue;
    }
    if (!result.ok) {
      issues.push(
        ...result.issues.map(({ message }) => ({
          field: member.id,
          message: `“${member.title || 'Untitled'}”: ${message}`,
        })),
      );
    }
  }
  return issues;
}

async function setRedirects(tx: Tx, bundleId: string, activeFrom: Date | null): Promise<string[]> {
  const rows = await tx.redirect.updateManyAndReturn({
    where: { bundleId },
    data: { activeFrom },
    select: { path: true },
  });
  return rows.map(({ path }) => path);
}

/** Runs `work` in a transaction of which nothing stays when it is refused. */
async function orNothing(work: (tx: Tx) => Promise<Result<null>>): Promise<Result<null>> {
  let refusal: Result<null> | null = null;
  try {
    return await transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) {
        refusal = result;
        throw new Error('The bundle was refused; nothing of it stays.');
      }
      return result;
    });
  } catch (error) {
    if (refusal) return refusal;
    throw error;
  }
}
