import { z } from 'zod';
import { parse } from '../../lib/parse.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type Tx, within } from '../../lib/transaction.ts';
import { type Actor, authorize } from '../actor.ts';
import { announce } from '../announce.ts';
import { audit } from '../audit/audit.ts';
import { difference } from '../audit/difference.ts';
import { keepDates } from '../publications/zone-change.ts';
import { INDEX_NOW_KEY, type MachineSettings, PODCAST_CATEGORIES } from './machine-settings.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

const institutionSchema = z.strictObject({
  name: text(200),
  shortName: text(60),
  tagline: text(300),
  description: text(2000),
  timeZone: z.string().refine(isTimeZone, 'Give a time zone by its IANA name, such as "America/New_York".'),
  /** Left as they are when left out. */
  timeName: text(60).nullable().optional(),
  fourEyes: z.boolean().optional(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Give a language as a tag such as "en" or "pt-BR".'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Give the color as #rrggbb.')
    .nullable(),
  address: text(500).nullable(),
  contactUrl: z.url({ protocol: /^(https?|mailto)$/ }).nullable(),
  profiles: z
    .array(z.string().max(500))
    .max(30, 'Name at most 30 profiles.')
    .refine((all) => all.every(isWebAddress), 'Write each as a whole address, https://…, on a line of its own.')
    .optional(),
});

export async function describeInstitution(
  actor: Actor,
  input: z.input<typeof institutionSchema>,
  outer?: Tx,
): Promise<Result<null>> {
  authorize(actor, 'institution.manage');
  const checked = parse(institutionSchema, input);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Institution" WHERE id = 1 FOR UPDATE`;
    const before = await tx.institution.findUniqueOrThrow({ where: { id: 1 } });
    const after = await tx.institution.update({ where: { id: 1 }, data: checked.value });
    if (after.timeZone !== before.timeZone) await keepDates(tx, before.timeZone, after.timeZone);
    await audit(tx, actor, 'change', { type: 'institution', id: '1' }, difference(before, after));
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

const machineSettingsSchema = z.strictObject({
  aiTraining: z.boolean(),
  aiSearch: z.boolean(),
  aiReading: z.boolean(),
  wholeFeeds: z.boolean(),
  podcastCategory: z.enum(PODCAST_CATEGORIES, 'Choose one of the categories of podcast directories.'),
  indexNowKey: z.string().regex(INDEX_NOW_KEY, 'The key has 8 to 128 letters, digits and hyphens.').nullable(),
});

/** Decides what machines get; robots.txt, the feeds and the key's file say so within a second. */
export async function setMachineSettings(actor: Actor, input: MachineSettings, outer?: Tx): Promise<Result<null>> {
  authorize(actor, 'institution.manage');
  const checked = parse(machineSettingsSchema, input);
  if (!checked.ok) return checked;
  return within(outer, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Institution" WHERE id = 1 FOR UPDATE`;
    const before = await tx.institution.findUniqueOrThrow({ where: { id: 1 } });
    const after = await tx.institution.update({ where: { id: 1 }, data: checked.value });
    await audit(tx, actor, 'set machines', { type: 'institution', id: '1' }, difference(before, after));
    await announce(tx, { type: 'name.changed' });
    return ok(null);
  });
}

function isWebAddress(text: string): boolean {
  return z.url({ protocol: /^https?$/ }).safeParse(text).success;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
