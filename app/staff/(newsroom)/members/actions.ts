'use server';

import { z } from 'zod';
import { env } from '../../../../lib/env.ts';
import { mailLeaves, sendMail } from '../../../../lib/mail.ts';
import { ok } from '../../../../lib/result.ts';
import { changeMember, closeMember } from '../../../../publishing/staff/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { invite } from '../../../../publishing/staff/invitations.ts';
import { ROLES } from '../../../../publishing/staff/permissions.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';

const role = z.enum(['contributor', 'author', 'editor', 'publisher', 'administrator']);
const programs = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]).default([]);
const checkbox = z.literal('on').optional().transform(Boolean);

const inviteSchema = z.object({ email: z.string(), role, limited: checkbox, programs });

export async function inviteMember(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', inviteSchema, form, async ({ actor }, input) => {
    const invited = await invite(actor, input);
    if (!invited.ok) return invited;
    const link = env().SITE_URL + staffRoutes.invitation(invited.value.token);
    await sendMail({
      to: input.email,
      subject: 'Your invitation to the newsroom',
      text: `You are invited to the newsroom as ${ROLES[input.role].toLowerCase()}. Open this address within a week:\n\n${link}\n`,
    });
    return ok(
      mailLeaves()
        ? `The invitation is on its way to ${input.email}.`
        : `The invitation to ${input.email} lies in the outbox.`,
    );
  });
}

const person = z
  .string()
  .trim()
  .transform((slug) => slug || null);
const changeSchema = z.object({ id: z.uuid(), role, person, limited: checkbox, programs });

export async function changeMemberRole(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', changeSchema, form, async ({ actor }, { id, ...member }) => {
    const changed = await changeMember(actor, { id, member });
    return changed.ok ? ok('Changed.') : changed;
  });
}

const closeSchema = z.object({ id: z.uuid(), closed: z.enum(['true', 'false']).transform((text) => text === 'true') });

export async function closeAccount(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', closeSchema, form, async ({ actor }, input) => {
    const closed = await closeMember(actor, input);
    return closed.ok ? ok(input.closed ? 'The account is closed.' : 'The account is open again.') : closed;
  });
}
