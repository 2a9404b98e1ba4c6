'use server';

import { z } from 'zod';
import { env } from '../../../../lib/env.ts';
import { log } from '../../../../lib/log.ts';
import { mailLeaves, sendMail } from '../../../../lib/mail.ts';
import { ok, refusedFor } from '../../../../lib/result.ts';
import { changeMember, closeMember, resetFactors } from '../../../../publishing/staff/commands.ts';
import type { FormState } from '../../../../publishing/staff/form-state.ts';
import { invite, withdrawInvitation } from '../../../../publishing/staff/invitations.ts';
import { ROLES } from '../../../../publishing/staff/permissions.ts';
import { staffAction } from '../../../../publishing/staff/staff-action.ts';
import { staffRoutes } from '../../../../publishing/staff/staff-routes.ts';
import { siteInstitution } from '../../../site-institution.ts';

const role = z.enum(['contributor', 'author', 'editor', 'publisher', 'administrator']);
const programs = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]).default([]);
const checkbox = z.literal('on').optional().transform(Boolean);

const inviteSchema = z.object({ email: z.string(), role, limited: checkbox, programs });

export async function inviteMember(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', inviteSchema, form, async ({ actor }, input) => {
    const invited = await invite(actor, input);
    if (!invited.ok) return invited;
    const link = env().SITE_URL + staffRoutes.invitation(invited.value.token);
    const { name } = await siteInstitution();
    try {
      await sendMail({
        to: invited.value.email,
        subject: `Your invitation to the newsroom of ${name}`,
        text: `You are invited to the newsroom of ${name} as ${ROLES[input.role].toLowerCase()}. Open this address within a week:\n\n${link}\n`,
      });
    } catch (error) {
      log().error({ err: error }, 'An invitation could not be sent.');
      return refusedFor(
        'email',
        'The mail server did not take the message, so nobody got this invitation. See that mail works, then send it again.',
      );
    }
    return ok(
      mailLeaves()
        ? `The invitation is on its way to ${invited.value.email}.`
        : `The invitation to ${invited.value.email} lies in the outbox.`,
    );
  });
}

export async function withdraw(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', z.object({ id: z.uuid() }), form, async ({ actor }, input) => {
    const withdrawn = await withdrawInvitation(actor, input);
    return withdrawn.ok ? ok('The invitation is taken back.') : withdrawn;
  });
}

const person = z
  .string()
  .trim()
  .transform((slug) => slug || null);
const changeSchema = z.object({ id: z.uuid(), name: z.string(), role, person, limited: checkbox, programs });

export async function changeMemberRole(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', changeSchema, form, async ({ actor }, { id, ...member }) => {
    const changed = await changeMember(actor, { id, member });
    return changed.ok ? ok('Changed.') : changed;
  });
}

export async function resetMemberFactors(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', z.object({ id: z.uuid() }), form, async ({ actor }, input) => {
    const reset = await resetFactors(actor, input);
    return reset.ok ? ok('Taken away. Every session of theirs has ended; the password alone signs in.') : reset;
  });
}

const closeSchema = z.object({ id: z.uuid(), closed: z.enum(['true', 'false']).transform((text) => text === 'true') });

export async function closeAccount(_: FormState, form: FormData): Promise<FormState> {
  return staffAction('member.manage', closeSchema, form, async ({ actor }, input) => {
    const closed = await closeMember(actor, input);
    return closed.ok ? ok(input.closed ? 'The account is closed.' : 'The account is open again.') : closed;
  });
}
