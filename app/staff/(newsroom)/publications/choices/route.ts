import { z } from 'zod';
import { slugFrom } from '../../../../../lib/slug.ts';
import { isStorable, storable } from '../../../../../lib/storable.ts';
import { createOrganization } from '../../../../../publishing/organizations/commands.ts';
import { createOutlet } from '../../../../../publishing/outlets/commands.ts';
import { createPerson } from '../../../../../publishing/people/commands.ts';
import {
  searchContributors,
  searchOutlets,
  searchPublications,
} from '../../../../../publishing/publications/choices-desk.ts';
import type { ContributorChoice } from '../../../../../publishing/publications/draft-views.ts';
import { withFreeSlug } from '../../../../../publishing/publications/free-slug.ts';
import { staffRequest } from '../../../../../publishing/staff/staff-request.ts';

const schema = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('search'),
    of: z.enum(['contributors', 'outlets', 'publications', 'public publications']),
    query: z.string().max(200).transform(storable),
  }),
  z.strictObject({
    ask: z.literal('add'),
    of: z.enum(['person', 'organization', 'outlet']),
    name: z.string().trim().min(1).max(300).refine(isStorable, 'Take out the control characters.'),
  }),
]);

/** What a field can name, by some letters of it; and what is new, added in place. */
export async function POST(request: Request) {
  return staffRequest(request, 'directory.read', schema, async ({ actor, member }, input) => {
    if (input.ask === 'search') {
      if (input.of === 'contributors') return { choices: await searchContributors(input.query) };
      if (input.of === 'outlets') return { choices: await searchOutlets(input.query) };
      return {
        choices: await searchPublications(member, input.query, input.of === 'publications' ? undefined : 'public'),
      };
    }
    const { of, name } = input;
    const create = { person: createPerson, organization: createOrganization, outlet: createOutlet }[of];
    const added = await withFreeSlug(slugFrom(name), (slug) => create(actor, { slug, name }));
    if (!added.ok) return { issues: added.issues };
    const choice = { id: added.value.id, label: name, detail: null };
    return {
      choice: of === 'outlet' ? choice : ({ ...choice, type: of, affiliation: null } satisfies ContributorChoice),
    };
  });
}
