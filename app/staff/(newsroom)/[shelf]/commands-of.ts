import type { Result } from '../../../../lib/result.ts';
import type { Actor } from '../../../../publishing/actor.ts';
import type { Noun } from '../../../../publishing/directory/directory.ts';
import type { MergeInput } from '../../../../publishing/directory/merge.ts';
import { deleteHub, mergeHubs, moveHub, retireHub } from '../../../../publishing/hubs/commands.ts';
import {
  deleteOrganization,
  mergeOrganizations,
  moveOrganization,
  retireOrganization,
} from '../../../../publishing/organizations/commands.ts';
import { deleteOutlet, mergeOutlets, moveOutlet, retireOutlet } from '../../../../publishing/outlets/commands.ts';
import { deletePerson, mergePeople, movePerson, retirePerson } from '../../../../publishing/people/commands.ts';

type Commands = {
  move(actor: Actor, input: { id: string; slug: string }): Promise<Result<null>>;
  retire(actor: Actor, input: { id: string; retired: boolean }): Promise<Result<null>>;
  remove(actor: Actor, input: { id: string }): Promise<Result<null>>;
  merge(actor: Actor, input: MergeInput): Promise<Result<{ publications: number }>>;
};

/** What every noun of the directory can have done to it. */
export const COMMANDS: Record<Noun, Commands> = {
  person: { move: movePerson, retire: retirePerson, remove: deletePerson, merge: mergePeople },
  organization: {
    move: moveOrganization,
    retire: retireOrganization,
    remove: deleteOrganization,
    merge: mergeOrganizations,
  },
  outlet: { move: moveOutlet, retire: retireOutlet, remove: deleteOutlet, merge: mergeOutlets },
  hub: { move: moveHub, retire: retireHub, remove: deleteHub, merge: mergeHubs },
};
