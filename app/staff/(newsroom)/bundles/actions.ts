'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Result } from '../../../../lib/result.ts';
import { refused } from '../../../../lib/result.ts';
import {
  addToBundle,
  createBundle,
  deleteBundle,
  takeFromBundle,
} from '../../../../publishing/publications/bundle-commands.ts';
import {
  type BundleRelease,
  cancelBundle,
  releaseBundle,
  scheduleBundle,
} from '../../../../publishing/publications/bundle-release-commands.ts';
import { planRedirect } from '../../../../publishing/redirects/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';

const id = z.uuid();

export async function beginBundle(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', z.object({ name: z.string() }), form, async ({ actor }, input) => {
    const made = await createBundle(actor, input);
    return made.ok ? redirect(staffRoutes.bundle(made.value.id) as never) : made;
  });
}

export async function throwBundleAway(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', z.object({ id }), form, async ({ actor }, input) => {
    const done = await deleteBundle(actor, input);
    return done.ok ? redirect(staffRoutes.bundles() as never) : done;
  });
}

export async function addPublication(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ id, publication: z.uuid('Choose a publication.') });
  return staffAction('bundle.manage', schema, form, async ({ actor }, input) =>
    onward(await addToBundle(actor, input), input.id),
  );
}

export async function takePublicationOut(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', z.object({ id, publication: id }), form, async ({ actor }, input) =>
    onward(await takeFromBundle(actor, input), input.id),
  );
}

const address = z.string().trim().min(1, 'Write an address.').max(2000);
const planned = z.object({ id, path: address, target: address });

export async function addPlannedRedirect(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', planned, form, async ({ actor }, { id: bundle, path, target }) => {
    return onward(await planRedirect(actor, { bundle, path, target }), bundle);
  });
}

export async function takeRedirectOut(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', planned.pick({ id: true, path: true }), form, async ({ actor }, input) =>
    onward(await takeFromBundle(actor, input), input.id),
  );
}

const texts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((all) =>
    Object.fromEntries(
      [all].flat().flatMap((text) => {
        const [publication = '', counter] = text.split(':');
        return /^\d+$/.test(counter ?? '') ? [[publication, Number(counter)]] : [];
      }),
    ),
  );
const release = z.object({
  id,
  texts,
  forced: z.literal('on').optional(),
  reason: z.string().trim().max(2000).default(''),
});

export async function releaseAllNow(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', release, form, async ({ actor }, input) =>
    onward(await releaseBundle(actor, releaseOf(input)), input.id),
  );
}

export async function scheduleAll(_: FormState, form: FormData): Promise<FormState> {
  const schema = release.extend({ releaseAt: z.iso.datetime() });
  return staffAction('bundle.manage', schema, form, async ({ actor }, input) =>
    onward(await scheduleBundle(actor, { ...releaseOf(input), releaseAt: new Date(input.releaseAt) }), input.id),
  );
}

export async function cancelAll(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('bundle.manage', z.object({ id }), form, async ({ actor }, input) =>
    onward(await cancelBundle(actor, input), input.id),
  );
}

function releaseOf({ id: bundle, texts: counters, forced, reason }: z.output<typeof release>): BundleRelease {
  return { id: bundle, counters, ...(forced ? { force: { reason } } : {}) };
}

/** What succeeded leads to the bundle as it is now. Refusals that name a publication stand over the form. */
function onward(result: Result<unknown>, to: string): Result<unknown> {
  if (result.ok) redirect(staffRoutes.bundle(to) as never);
  const fields = ['path', 'target', 'publication', 'name'];
  return refused(
    ...result.issues.map(({ field, message }) => ({ field: fields.includes(field) ? field : '', message })),
  );
}
