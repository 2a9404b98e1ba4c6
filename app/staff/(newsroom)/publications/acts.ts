import type { ListRequest } from '../../../../publishing/publications/list-request.ts';
import { can, type MemberView, type Permission } from '../../../../publishing/staff/permissions.ts';

/** What can be done with several publications at once. */
export const ACTS = {
  'add hub': { label: 'Add a topic, region, program or series to the drafts', permission: 'publication.write' },
  'remove hub': { label: 'Take one away from the drafts', permission: 'publication.write' },
  'set due': { label: 'Set the due date', permission: 'publication.write' },
  submit: { label: 'Submit for review', permission: 'publication.submit' },
  bin: { label: 'Move to the bin', permission: 'publication.bin' },
  unbin: { label: 'Take out of the bin', permission: 'publication.bin' },
} as const satisfies Record<string, { label: string; permission: Permission }>;

export type Act = keyof typeof ACTS;

/** The acts that make sense in the list asked for, as far as the member's role has them. */
export function actsFor(member: MemberView, request: ListRequest): { act: Act; label: string }[] {
  const inBin = request.state === 'binned';
  return (Object.keys(ACTS) as Act[])
    .filter((act) => (act === 'unbin') === inBin && can(member, ACTS[act].permission))
    .map((act) => ({ act, label: ACTS[act].label }));
}
