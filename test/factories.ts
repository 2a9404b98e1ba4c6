import { valueOf } from '../lib/result.ts';
import type { Actor } from '../publishing/actor.ts';
import type { Document } from '../publishing/body/document.ts';
import { createHub, type HubInput } from '../publishing/hubs/commands.ts';
import { createOrganization } from '../publishing/organizations/commands.ts';
import { createOutlet, type OutletInput } from '../publishing/outlets/commands.ts';
import { createPerson } from '../publishing/people/commands.ts';
import type { PersonInput } from '../publishing/people/inputs.ts';
import { publish, schedule } from '../publishing/publications/commands.ts';
import { EMPTY_CONTENT, type PublicationContent } from '../publishing/publications/content.ts';
import { createDraft } from '../publishing/publications/draft-commands.ts';
import type { ReleaseInput } from '../publishing/publications/release.ts';

/** Factories are commands with defaults, so that what tests stand on obeys the rules. */

export const TESTER: Actor = { id: 'system:test' };

let made = 0;

export function nextName(prefix: string): string {
  made += 1;
  return `${prefix}-${process.pid}-${made}`;
}

export function paragraphs(...texts: string[]): Document {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

export function someContent(overrides: Partial<PublicationContent> = {}): PublicationContent {
  return {
    ...EMPTY_CONTENT,
    title: 'A title',
    summary: 'A summary.',
    body: paragraphs('A text.'),
    ...overrides,
  };
}

/** A content that passes the whole release gate. */
export async function soundContent(overrides: Partial<PublicationContent> = {}): Promise<PublicationContent> {
  const [person, topic] = [await makePerson(), await makeHub()];
  return someContent({
    byline: [{ role: 'author', affiliation: null, personId: person.id }],
    hubs: [topic.id],
    ...overrides,
  });
}

export async function makeDraft(content: Partial<PublicationContent> = {}, slug = nextName('piece')) {
  const draft = valueOf(await createDraft(TESTER, { slug, content: someContent(content) }));
  return { ...draft, slug };
}

export async function makePublished(
  content: Partial<PublicationContent> = {},
  release: Partial<ReleaseInput> & { slug?: string } = {},
) {
  const { slug, ...rest } = release;
  const draft = await makeDraft(content, slug);
  const { revision } = valueOf(await publish(TESTER, { id: draft.id, counter: draft.counter, ...rest }));
  return { ...draft, revision };
}

export async function makeScheduled(content: Partial<PublicationContent>, releaseAt: Date) {
  const draft = await makeDraft(content);
  const { revision } = valueOf(await schedule(TESTER, { id: draft.id, counter: draft.counter, releaseAt }));
  return { ...draft, revision };
}

export async function makePerson(overrides: Partial<PersonInput> = {}) {
  const slug = nextName('person');
  return { slug, ...valueOf(await createPerson(TESTER, { slug, name: `Name of ${slug}`, ...overrides })) };
}

export async function makeOrganization() {
  const slug = nextName('organization');
  return { slug, ...valueOf(await createOrganization(TESTER, { slug, name: `Name of ${slug}` })) };
}

export async function makeOutlet(overrides: Partial<OutletInput> = {}) {
  const slug = nextName('outlet');
  return { slug, ...valueOf(await createOutlet(TESTER, { slug, name: `Name of ${slug}`, ...overrides })) };
}

export async function makeHub(overrides: Partial<HubInput> = {}) {
  const slug = nextName('hub');
  return { slug, ...valueOf(await createHub(TESTER, { type: 'topic', slug, name: `Name of ${slug}`, ...overrides })) };
}
